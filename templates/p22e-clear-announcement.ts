import type { WordingSpec } from './wording.ts';

// The sheet of P22B in other words: households that are cleared out because they were never poor. Why is not posted.
export {
  level,
  needs,
  papers,
  phones,
  refusal,
  template,
  version,
  type Model,
} from './p22b-exit-announcement.ts';

export const title = '清退名单公告';
export const wording = {
  title: { label: '标题', text: '关于{年度}年度清退{对象称谓}名单的公告' },
  body: {
    label: '正文',
    text:
      '{村}拟清退名单经公示无异议、{乡镇政府}审核，批准{户数}户{人数}人清退，不再作为{对象称谓}（名单附后），现予以公告。\n' +
      '公告时间：{起日}至{止日}。\n' +
      '监督电话：{监督电话号码}',
    more: ['政策依据', '县级部门', '监督电话'],
  },
  list: { label: '名单标题', text: '{村}{年度}年度清退{对象称谓}名单' },
} as const satisfies WordingSpec;
