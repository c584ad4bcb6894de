import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { pen } from './layout/marks.ts';
import type { Paper } from './layout/page.ts';
import { toldLetter, toldNeeds, toldRefusal, type Told } from './told-letter.ts';
import type { WordingSpec } from './wording.ts';

/** Letter that tells a household that it was taken in (P19), with its receipt. */
export interface Model extends Told {
  /** Whether the household applied or was found by cadres or departments; null leaves both words. */
  readonly found: 'applied' | 'found' | null;
  /** yyyymm; null is left for the pen, as the rest. */
  readonly recognised: string | null;
  readonly category: string | null;
  readonly helper: { readonly name: string; readonly phone: string | null } | null;
}

export const title = '纳入告知书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '告知书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '你户{来源}纳入{对象称谓}一事，经入户核实、民主评议、公示、审核审批，确认纳入，监测（识别）时间为{监测时间}，类别为{类别}，' +
      '帮扶责任人为{帮扶责任人}（电话{帮扶责任人电话}）。\n' +
      '如有异议，可在收到本告知书之日起＿＿日内向{乡镇机关}申请复核，电话{电话}。\n' +
      '特此告知。',
    more: ['户主', '村', '乡镇'],
  },
  unit: { label: '落款', text: '{乡镇机关}', more: ['乡镇', '村'] },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = toldRefusal;
export const needs = toldNeeds;

export const ways = { applied: '申请', found: '被排查' } as const;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { found, recognised, category, helper } = model;
  return toldLetter(context, model, {
    formNumber: 'P19',
    name: `《${title}》`,
    filling: {
      来源: found === null ? '申请（被排查）' : ways[found],
      监测时间:
        recognised === null
          ? `${pen(2)}年${pen(1)}月`
          : `${recognised.slice(0, 4)}年${Number(recognised.slice(4))}月`,
      类别: category ?? pen(6),
      帮扶责任人: helper?.name ?? pen(4),
      帮扶责任人电话: [helper?.phone ?? pen(6)],
    },
  });
}
