import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { pen } from './layout/marks.ts';
import type { Paper } from './layout/page.ts';
import { ways } from './p19-notice.ts';
import { toldLetter, toldNeeds, toldRefusal, withoutStop, type Told } from './told-letter.ts';
import type { WordingSpec } from './wording.ts';

/** Letter that tells a household that it was not taken in, and why (P19B), with its receipt. */
export interface Model extends Told {
  readonly found: 'applied' | 'found' | null;
  /** Null is left for the pen. */
  readonly reason: string | null;
}

export const title = '不予纳入告知书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '告知书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '你户{来源}纳入{对象称谓}一事，经核实、审核，不予纳入，理由：{理由}。\n' +
      '如有异议，可在收到本告知书之日起＿＿日内向{乡镇机关}申请复核，电话{电话}。家庭情况发生变化的，可以重新申请。\n' +
      '特此告知。',
    more: ['户主', '村', '乡镇'],
  },
  unit: { label: '落款', text: '{乡镇机关}', more: ['乡镇', '村'] },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = toldRefusal;
export const needs = toldNeeds;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { found, reason } = model;
  return toldLetter(context, model, {
    formNumber: 'P19',
    name: `《${title}》`,
    filling: {
      来源: found === null ? '申请（被排查）' : ways[found],
      理由: reason === null ? pen(24) : withoutStop(reason),
    },
  });
}
