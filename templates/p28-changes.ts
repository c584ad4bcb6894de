import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Place, PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { signatureBoxes, type SignatureBox } from './layout/form.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { mm, sizes, wideFormPage } from './layout/page.ts';
import { wordsOf } from './wording.ts';

/** Somebody who came or went. Null is left for the pen. */
export interface MemberChanged {
  /** The head on the day, before anybody left. */
  readonly head: string | null;
  readonly householdNo: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly reason: string | null;
  /** yyyy-mm-dd */
  readonly on: string;
  readonly proof: string | null;
  /** How many the household has after the change. */
  readonly people: number;
}

export interface ChangesOfMembers<Row extends MemberChanged> {
  readonly place: Place;
  readonly year: number;
  /** yyyy-mm-dd: until when what happened is in it. */
  readonly until: string;
  readonly rows: readonly Row[];
  readonly blankRows: number;
}

/** Days of another year, or of none. */
export const changeDays = ({ rows, year }: ChangesOfMembers<MemberChanged>, what: string): Refusal[] =>
  rows.flatMap(({ on, householdNo }, at) =>
    isDay(on) && on.startsWith(String(year))
      ? []
      : [
          {
            rule: 'change-day',
            message: `第${at + 1}行（户编号 ${householdNo ?? '未编号'}）的${what}日期不在${year}年，请核对。`,
          },
        ],
  );

type Columns = Parameters<typeof listTable>[1]['columns'];

const signers: readonly SignatureBox[] = [
  { label: '填表人签字：' },
  { label: '村审核人签字：', seal: true },
  { label: '乡镇审核人签字：', seal: true },
  { label: '录入人签字：' },
];

/** The two lists of natural changes differ in their columns only. */
export function changesDocument<Row extends MemberChanged>(
  context: PrintContext,
  { place, year, until, rows, blankRows }: ChangesOfMembers<Row>,
  {
    formNumber,
    annex,
    columns,
    cells,
  }: {
    readonly formNumber: string;
    readonly annex: string;
    readonly columns: Columns;
    readonly cells: (row: Row) => (string | null)[];
  },
): TDocumentDefinitions {
  const { typesetter, words } = context;
  return formDocument(context, {
    formNumber,
    title: wordsOf(words, 'title'),
    level: 'FULL',
    page: wideFormPage,
    unit: `${place.village}村民委员会`,
    line: [`${annex}    ${place.county}${place.township}${place.village}`, `${year}年度（截至${until}）`],
    content: [
      listTable(typesetter, {
        columns: [
          { heading: '序号', width: 20 },
          { heading: '户主姓名', width: 42 },
          { heading: '户编号', width: 66, alignment: 'left' },
          ...columns,
          { heading: '户主签字', width: mm(30) - 6 },
        ],
        rows: rows.map((row, at) => [String(at + 1), row.head, row.householdNo, ...cells(row), null]),
        blankRows,
        foot: signatureBoxes(typesetter, signers),
        row: mm(12),
        size: sizes.小五,
      }),
    ],
  });
}
