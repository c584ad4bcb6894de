import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import {
  confirmationNeeds,
  confirmationRefusal,
  confirmationSheet,
  type Confirmation,
} from './confirmation-sheet.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { pen } from './layout/marks.ts';
import type { Paper } from './layout/page.ts';
import type { WordingSpec } from './wording.ts';

/** The household's word that it leaves the list as out of poverty (P21); income in yuan, null for the pen. */
export interface Model extends Confirmation {
  /** The days that the year's income covers. */
  readonly period: { readonly from: string; readonly to: string };
  readonly netIncome: number | null;
  readonly perCapita: number | null;
  /** The exit standard of year and province, per head. */
  readonly standard: number | null;
  /** Indicators of the check at home that the records deny. */
  readonly denied: readonly string[];
}

export const title = '脱贫退出确认书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '脱贫退出确认书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '户主{户主}，家住{村}{组}，家庭人口{人数}人。{年}年度（{起}至{止}）本户纯收入{纯收入}元，人均{人均}元，超过省定标准{标准}元；' +
      '吃穿不愁，义务教育、基本医疗、住房和饮水安全有保障。经工作人员与本户当面算账、核对，本户对上述情况无异议，同意退出。' +
      '本户知晓：退出后在规定期限内继续享受有关扶持政策，生活再次出现困难的可以随时申请。',
    more: ['对象称谓', '乡镇'],
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

const said = { title: '退出确认书', check: '入户核验', notice: '拟退出公示' } as const;

export const refusal = (model: Model): Refusal | null => confirmationRefusal(model, said);

/** One 否 of the check blocks it; it is signed after the check and before the notice. */
export function needs(model: Model): Refusal[] {
  const { denied, perCapita, standard } = model;
  const found = confirmationNeeds(model, said);
  if (denied.length > 0) {
    const message = `${denied.join('、')}没有达标，不能退出，请先解决并登记；登记错了的请改正。`;
    return [{ rule: 'exit-denied', message }, ...found];
  }
  if (perCapita === null || standard === null || perCapita > standard) return found;
  const message = `人均纯收入没有超过省定标准 ${standard} 元，不能退出，请核对收入。`;
  return [{ rule: 'exit-income', message }, ...found];
}

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  confirmationSheet(context, model, {
    formNumber: 'P21',
    checkers: '核验人',
    filling: {
      年: model.year,
      起: chineseDate(model.period.from),
      止: chineseDate(model.period.to),
      // Running text has no thousands comma (format rules §7).
      纯收入: model.netIncome?.toFixed(2) ?? pen(5),
      人均: model.perCapita?.toFixed(2) ?? pen(4),
      标准: model.standard === null ? pen(3) : String(model.standard),
    },
  });
