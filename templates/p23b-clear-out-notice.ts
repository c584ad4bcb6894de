import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { pen } from './layout/marks.ts';
import type { Paper } from './layout/page.ts';
import { toldLetter, toldNeeds, toldRefusal, withoutStop, type Told } from './told-letter.ts';
import type { WordingSpec } from './wording.ts';

/** Letter that tells a household that it was taken off the list as wrongly recognised (P23B), with its receipt. */
export interface Model extends Told {
  readonly year: number;
  /** Null is left for the pen. */
  readonly reason: string | null;
}

export const title = '清退告知书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '告知书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '经核查，你户因{清退原因}，不符合{对象称谓}条件，按程序评议、公示、公告无异议，批准清退，清退时间标注为{清退年度}年。' +
      '自清退之日起，不再享受针对{对象称谓}的扶持政策。\n' +
      '如有异议，可在收到本告知书之日起＿＿日内向{乡镇机关}申请复核，电话{电话}。家庭生活出现困难的，可以重新申请。\n' +
      '特此告知。',
    more: ['户主', '村', '乡镇'],
  },
  unit: { label: '落款', text: '{乡镇机关}', more: ['乡镇', '村'] },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = toldRefusal;
export const needs = toldNeeds;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { year, reason } = model;
  return toldLetter(context, model, {
    formNumber: 'P23',
    name: `《${title}》`,
    filling: { 清退原因: reason === null ? pen(16) : withoutStop(reason), 清退年度: year },
  });
}
