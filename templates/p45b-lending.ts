import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { archivalDay } from './household-file.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** What was lent, as it was recorded. Days are yyyy-mm-dd. */
interface Entry {
  readonly lentOn: string;
  readonly borrower: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly code: string;
  readonly approvedBy: string;
  readonly returnedOn: string | null;
  readonly condition: string | null;
}

/** The book in which it is written down who looked at which file (P45B): what was recorded, then rows for the pen. */
export interface Model {
  readonly county: string;
  readonly township: string;
  readonly year: number;
  /** Missing: all of it is for the pen. */
  readonly entries?: readonly Entry[];
  /** With those of the entries. */
  readonly rows: number;
}

export const title = '档案借阅登记表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  rules: {
    label: '借阅须知',
    text: '查阅、借出都要登记。借出须经{乡镇}分管领导批准，不得转借、拆卷、涂改、拍照外传；归还时当面清点，写明状况。',
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ rows }: Model): Refusal | null =>
  rows > 0 ? null : { rule: 'lending-rows', message: '登记表至少要有一行。' };

export function template(
  { county, township, year, entries = [], rows }: Model,
  context: PrintContext,
): TDocumentDefinitions {
  const { typesetter, words } = context;
  const rules = fillLine(wordsOf(words, 'rules'), { 乡镇: township });
  return formDocument(context, {
    ...{ formNumber: 'P45B', title, level, page: wideFormPage },
    unit: `${township}人民政府`,
    line: [`${county}${township}`, `${year}年度`],
    content: [
      listTable(typesetter, {
        columns: [
          { heading: '序号', width: 28 },
          { heading: '日期', width: 58 },
          { heading: '借阅人签字', width: 72 },
          { heading: '单位', width: 94 },
          { heading: '事由', width: '*' },
          { heading: '档号（户编号）', width: 120 },
          { heading: '批准人签字', width: 72 },
          { heading: '归还日期', width: 58 },
          { heading: '归还状况、\n接收人签字', width: 92 },
        ],
        rows: Array.from({ length: rows }, (_, at) => [String(at + 1), ...cellsOf(entries[at])]),
        row: mm(12),
      }),
      typesetter.text(rules, { face: 'song', size: sizes.五号, pitch: 18 }, { margin: [0, 6, 0, 0] }),
    ],
  });
}

/** Who borrowed and who approved stand beside the place where they sign. */
const cellsOf = (entry: Entry | undefined): (string | null)[] =>
  entry === undefined
    ? []
    : [
        ...[
          archivalDay(entry.lentOn),
          entry.borrower,
          entry.unit,
          entry.reason,
          entry.code,
          entry.approvedBy,
        ],
        ...[archivalDay(entry.returnedOn), entry.condition],
      ];
