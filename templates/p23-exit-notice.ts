import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { boundBoxes, pen } from './layout/marks.ts';
import type { Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { toldLetter, toldNeeds, toldRefusal, type Told } from './told-letter.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** Letter that tells a household that it left the list as out of poverty (P23), with its receipt. */
export interface Model extends Told {
  /** Year that the exit is marked with. */
  readonly year: number;
  /** yyyymm of the approval; null is left for the pen. */
  readonly reached: string | null;
  /** Whether assistance goes on (标注类型); null prints both to be ticked. */
  readonly goesOn: boolean | null;
}

export const title = '退出告知书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '告知书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '你户已于{达标时间}达到脱贫标准，按程序公示、公告无异议，批准退出，脱贫时间标注为{脱贫年度}年。{政策}' +
      '家庭生活再次出现困难的，可以随时向{村委会}申请。\n' +
      '如有异议，可在收到本告知书之日起＿＿日内向{乡镇机关}申请复核，电话{电话}。\n' +
      '特此告知。',
    more: ['户主', '对象称谓', '乡镇', '村'],
  },
  goesOn: { label: '继续享受政策的', text: '退出后，有关扶持政策在规定期限内继续享受。' },
  ends: { label: '不再享受政策的', text: '退出后，不再享受扶持政策。' },
  unit: { label: '落款', text: '{乡镇机关}', more: ['乡镇', '村'] },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = toldRefusal;
export const needs = toldNeeds;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { year, reached, goesOn } = model;
  const policy =
    goesOn === null
      ? boundBoxes('退出后，有关扶持政策 □在规定期限内继续享受 □不再享受。')
      : wordsOf(context.words, goesOn ? 'goesOn' : 'ends');
  return toldLetter(context, model, {
    formNumber: 'P23',
    name: `《${title}》`,
    filling: {
      达标时间:
        reached === null ? `${pen(2)}年${pen(1)}月` : `${reached.slice(0, 4)}年${Number(reached.slice(4))}月`,
      脱贫年度: year,
      村委会: committeeOf(model.place.village),
      政策: policy,
    },
  });
}
