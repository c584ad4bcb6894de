import type { WordingSpec } from './wording.ts';

// The sheet of P22 in other words: households that are cleared out because they were never poor. The reason is not posted.
export { level, needs, papers, phones, refusal, template, version, type Model } from './p22-exit-notice.ts';

export const title = '清退名单公示';
export const wording = {
  title: { label: '标题', text: '{村}{年度}年度拟清退{对象称谓}名单公示' },
  body: {
    label: '正文',
    text:
      '根据{政策依据}，经入户核实、{评议日期}村民代表会议民主评议，拟将{户数}户{人数}人按程序清退，不再作为{对' +
      '象称谓}，现予以公示（名单附后）。\n' +
      '公示期：{天数}天，自{起日}起至{止日}止。\n' +
      '公示期内，如有异议，请向{村委会}或者{乡镇政府}反映。\n' +
      '监督举报电话：{监督电话}',
    more: ['县级部门'],
  },
  list: { label: '名单标题', text: '{村}{年度}年度拟清退{对象称谓}名单' },
} as const satisfies WordingSpec;
