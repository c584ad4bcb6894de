import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Sex } from '#domain/identity/id-number.ts';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import { formFooter, formTitle } from './layout/form.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { cellsOf, covered, formRulesWithHeavy, rowHeight, type CellMaker } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { attendanceRate } from './meeting.ts';
import type { WordingSpec } from './wording.ts';

export interface Attendant {
  readonly name: string;
  readonly sex: Sex | null;
  /** 村民代表, 党员代表, 村“两委”, 组长, 监委会, 驻村队 … */
  readonly role: string;
  readonly group: string | null;
  /** 请假, 回避, when it is known before the meeting. */
  readonly note: string | null;
}

/** The sheet on which everybody at a representatives' meeting signs (P10). Null is left for the pen. */
export interface Model {
  readonly place: Place;
  /** 会议名称 */
  readonly meeting: string;
  readonly heldOn: string | null;
  /** As printed, `上午9:30`. */
  readonly time: string | null;
  readonly venue: string | null;
  /** Members of the representatives' meeting: 应到 is their number. */
  readonly representatives: readonly Attendant[];
  /** Where the village keeps no register: 应到 as it was counted, or null for the pen, and so many rows to write in. */
  readonly expected?: number | null;
  readonly blankRows?: number;
  /** Present without a vote; listed below a rule, in no count. */
  readonly observers: readonly Attendant[];
  /** Empty rows for observers who come unannounced. */
  readonly spareRows: number;
  readonly present: number | null;
  readonly womenPresent: number | null;
}

export const title = '村民代表会议签到表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

const rowsOnPage = 25;

/** 应到: the register's number, or what was counted without one; null is left for the pen. */
const expectedOf = ({ representatives, expected }: Model): number | null =>
  representatives.length > 0 ? representatives.length : (expected ?? null);

export function refusal(model: Model): Refusal | null {
  const { representatives, blankRows = 0, present, womenPresent, heldOn } = model;
  const expected = expectedOf(model) ?? Number.POSITIVE_INFINITY;
  if (representatives.length + blankRows === 0) {
    return { rule: 'sign-in-empty', message: '没有村民代表名册，无法预印姓名。请先登记本村的村民代表。' };
  }
  if (heldOn !== null && !isDay(heldOn)) {
    return { rule: 'sign-in-day', message: '会议日期不是日历上的日期，请改正。' };
  }
  if (present !== null && (present < 0 || present > expected)) {
    return { rule: 'sign-in-present', message: `应到${expected}人，实到填了${present}人，请核对。` };
  }
  if (womenPresent !== null && (womenPresent < 0 || womenPresent > (present ?? expected))) {
    return { rule: 'sign-in-women', message: `实到妇女代表填了${womenPresent}人，多于实到人数，请核对。` };
  }
  return null;
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter } = context;
  const name = `${model.place.village}${title}`;
  const rows = rowsOf(model, cellsOf(typesetter, { face: 'song', size: sizes.五号 }));
  const sheets = sheetsOf(rows);
  return definition({
    page: formPage,
    title: name,
    unit: `${model.place.village}村民委员会`,
    formNumber: 'P10',
    createdAt: context.printedAt,
    footer: formFooter(context, { formNumber: 'P10', page: formPage, level }),
    content: sheets.map((sheet, index): Content => ({
      stack: [
        formTitle(typesetter, index === 0 ? name : `${name}（续）`),
        ...headOf(model, typesetter),
        tableOf(sheet, typesetter),
      ],
      ...(index === 0 ? {} : { pageBreak: 'before' }),
    })),
  });
}

function headOf(model: Model, typesetter: Typesetter): Content[] {
  const { heldOn, time, venue, present, womenPresent } = model;
  const when = heldOn === null ? '        年    月    日' : `${chineseDate(heldOn)}${time ?? ''}`;
  const expected = expectedOf(model);
  const rate = attendanceRate({ expected, present }) ?? '        ';
  const blank = '      ';
  const women = womenOf(model.representatives);
  const listed = women === null ? '' : `（名册${women}人）`;
  const lines = [
    `会议名称：${model.meeting}`,
    `时间：${when}        地点：${venue ?? ''}`,
    `应到：${expected ?? blank}人    实到：${present ?? blank}人    到会率：${rate}    其中妇女代表：${womenPresent ?? blank}人${listed}`,
  ];
  const style = { face: 'song', size: sizes.五号, pitch: 16 } as const;
  return lines.map((line) => typesetter.text(line, style));
}

/** Women in the register; null where it has nobody or does not say of everybody. */
const womenOf = (representatives: readonly Attendant[]): number | null =>
  representatives.length === 0 || representatives.some(({ sex }) => sex === null)
    ? null
    : representatives.filter(({ sex }) => sex === 'female').length;

interface SheetRow {
  readonly cells: TableCell[];
  readonly isRule?: true;
}

function rowsOf(
  { representatives, observers, spareRows, blankRows = 0 }: Model,
  cell: CellMaker,
): SheetRow[] {
  const person = (attendant: Attendant, index: number): SheetRow => ({
    cells: [
      cell(String(index + 1)),
      cell(attendant.name),
      cell(attendant.sex === null ? '/' : attendant.sex === 'male' ? '男' : '女'),
      cell(attendant.role),
      cell(attendant.group ?? '/'),
      cell(''),
      cell(attendant.note ?? ''),
    ],
  });
  const spare = Array.from({ length: spareRows }, (): SheetRow => ({
    cells: Array.from({ length: 7 }, () => cell('')),
  }));
  const unnamed = Array.from(
    { length: representatives.length > 0 ? 0 : blankRows },
    (_, index): SheetRow => ({
      cells: [cell(String(index + 1)), ...Array.from({ length: 6 }, () => cell(''))],
    }),
  );
  const guests = [...observers.map(person), ...spare];
  const heading: SheetRow = {
    cells: [cell('列席人员（不计入应到、实到人数）', 'left', { colSpan: 7 }), ...covered(6)],
    isRule: true,
  };
  return [...representatives.map(person), ...unnamed, ...(guests.length > 0 ? [heading, ...guests] : [])];
}

/** 25 rows a sheet; the line above the observers is never the last of one. */
function sheetsOf(rows: readonly SheetRow[]): SheetRow[][] {
  if (rows.length <= rowsOnPage) return [[...rows]];
  const count = rows[rowsOnPage - 1]?.isRule === true ? rowsOnPage - 1 : rowsOnPage;
  return [rows.slice(0, count), ...sheetsOf(rows.slice(count))];
}

function tableOf(rows: readonly SheetRow[], typesetter: Typesetter): Content {
  const head = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const headings = ['序号', '姓名', '性别', '身份', '村民小组', '签到（亲笔）', '备注'];
  const heavy = rows.flatMap(({ isRule }, index) => (isRule === true ? [index + 1] : []));
  return {
    table: {
      headerRows: 1,
      heights: rowHeight(mm(9)),
      widths: [26, 78, 26, 78, 62, '*', 60],
      body: [headings.map((heading) => head(heading)), ...rows.map(({ cells }) => cells)],
    },
    layout: formRulesWithHeavy(heavy),
    margin: [0, 3, 0, 0],
  };
}
