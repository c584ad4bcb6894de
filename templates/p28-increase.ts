import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { Paper } from './layout/page.ts';
import { changeDays, changesDocument, type ChangesOfMembers, type MemberChanged } from './p28-changes.ts';
import type { WordingSpec } from './wording.ts';

export interface Increase extends MemberChanged {
  readonly sex: string | null;
  /** yyyy-mm-dd */
  readonly birth: string | null;
  readonly relation: string | null;
}

/** Who came into the households of a village in a year: 附件2 (P28). Null is left for the pen. */
export type Model = ChangesOfMembers<Increase>;

export const title = '家庭成员自然增加情况表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '家庭成员自然增加情况表' },
} as const satisfies WordingSpec;
export const refusal = (): Refusal | null => null;
export const phones = (): OfficePhone[] => [];

export const needs = (model: Model): Refusal[] => changeDays(model, '增加');

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  changesDocument(context, model, {
    formNumber: 'P28',
    annex: '附件2',
    columns: [
      { heading: '增加人员\n姓名', width: 42 },
      { heading: '性别', width: 20 },
      { heading: '身份证号', width: 90, alignment: 'left' },
      { heading: '出生日期', width: 50 },
      { heading: '与户主\n关系', width: 36 },
      { heading: '增加原因', width: 46 },
      { heading: '增加日期', width: 50 },
      { heading: '佐证', width: '*' },
      { heading: '增加后\n人口', width: 30 },
    ],
    cells: ({ name, sex, idNumber, birth, relation, reason, on, proof, people }) => [
      ...[name, sex, idNumber, birth, relation],
      ...[reason, on, proof, String(people)],
    ],
  });
