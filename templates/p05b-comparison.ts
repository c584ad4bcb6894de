import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { Paper } from './layout/page.ts';
import { formSheet } from './p05-form.ts';
import type { Form } from './p05-model.ts';
import type { WordingSpec } from './wording.ts';

/** Everything as it is recorded, with empty cells for what has become of it (P05B); always whole. */
export type Model = Form;

export const title = '户信息对照表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: title },
  note: {
    label: '填表说明',
    text:
      '说明：入户逐项核对，只在“变化后”填写有变化的项目（成员的填在下面一行），没有变化的留空。' +
      '成员增加、减少另填自然增加、自然减少情况表。',
  },
} as const satisfies WordingSpec;

export const refusal = ({ members }: Model): Refusal | null =>
  members.length > 0
    ? null
    : {
        rule: 'comparison-empty',
        message: '这一户还没有成员，没有可以对照的，请先录入成员，或者改印《户信息采集表》。',
      };

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  formSheet(context, model, { formNumber: 'P05B', manner: 'compared' });
