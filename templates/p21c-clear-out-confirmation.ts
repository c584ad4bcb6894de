import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import {
  confirmationNeeds,
  confirmationRefusal,
  confirmationSheet,
  type Confirmation,
} from './confirmation-sheet.ts';
import type { PrintContext, Refusal } from './document.ts';
import { pen } from './layout/marks.ts';
import type { Paper } from './layout/page.ts';
import { withoutStop } from './told-letter.ts';
import type { WordingSpec } from './wording.ts';

/**
 * The household's word that it is taken off the list as wrongly recognised. The catalogue has no number for it: it is
 * the 脱贫退出确认书 (P21) in other words and carries that number, as notice and letter of a clearing-out carry P22, P23.
 */
export interface Model extends Confirmation {
  /** The line of 七不进 that it falls under, or what else was found; null is left for the pen. */
  readonly reason: string | null;
}

export const title = '清退确认书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '清退确认书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '户主{户主}，家住{村}{组}，家庭人口{人数}人。经入户核实，本户因{清退原因}，不符合{对象称谓}条件。核实情况已由' +
      '工作人员向本户当面说明，本户对上述情况无异议，同意按程序清退。\n' +
      '本户知晓：自清退之日起，不再享受针对{对象称谓}的扶持政策；今后家庭生活出现困难的，可以重新申请。',
    more: ['乡镇', '年'],
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

const said = { title, check: '入户核实', notice: '清退公示' } as const;

export const refusal = (model: Model): Refusal | null => confirmationRefusal(model, said);
export const needs = (model: Model): Refusal[] => confirmationNeeds(model, said);

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  confirmationSheet(context, model, {
    formNumber: 'P21',
    checkers: '核实人',
    filling: {
      年: model.year,
      清退原因: model.reason === null ? pen(16) : withoutStop(model.reason),
    },
  });
