import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { wideFormPage, type Paper } from './layout/page.ts';
import { formFoot, membersHead } from './p05-form.ts';
import { householdTables } from './p05-household.ts';
import { comparedTables } from './p05-members.ts';
import type { Form } from './p05-model.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

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

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  return formDocument(context, {
    formNumber: 'P05B',
    title: fillLine(wordsOf(words, 'title'), {}),
    level,
    page: wideFormPage,
    unit: `${model.place.village}村民委员会`,
    line: formPlace(model),
    content: [
      ...householdTables(typesetter, model.groups, 'compared'),
      membersHead(typesetter, model),
      ...comparedTables(typesetter, model.members),
      formFoot(typesetter, model, fillLine(wordsOf(words, 'note'), {})),
    ],
  });
}
