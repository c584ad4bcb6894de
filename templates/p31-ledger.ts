import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { formLine, formTitle, signatureBoxes } from './layout/form.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalCells } from './layout/internal-text.ts';
import { notApplicable } from './layout/marks.ts';
import { mm, registerPage, sizes, wideFormPage, type Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** A problem that wants putting right. */
export interface Problem {
  readonly village: string;
  readonly group: string | null;
  /** The head; null for a problem of the village. */
  readonly head: string | null;
  readonly householdNo: string | null;
  /** 对象类别 */
  readonly category: string | null;
  /** 收入、教育、医疗、住房、饮水、程序、信息、政策; null is left for the pen. */
  readonly kind: string | null;
  readonly text: string;
  /** 数据检查、入户核查 …、部门比对 */
  readonly source: string;
  /** yyyy-mm-dd */
  readonly foundOn: string | null;
  /** What the ledger has of it; missing where the problem is not registered. */
  readonly course?: ProblemCourse;
}

/** Null is left for the pen. */
interface ProblemCourse {
  /** 2026-0001 */
  readonly number: string;
  /** Who confirmed it, and the day. */
  readonly confirmed: string | null;
  readonly measure: string | null;
  readonly unit: string | null;
  readonly responsible: string | null;
  /** yyyy-mm-dd */
  readonly dueOn: string | null;
  readonly progress: string;
  readonly closedOn: string | null;
}

interface DepartmentSheet {
  readonly department: string;
  readonly problems: readonly Problem[];
  /** Empty rows for the pen. */
  readonly blankRows: number;
}

/** The ledger of problems, a sheet for each department that has to confirm them (P31). */
export interface Model {
  readonly county: string;
  readonly township: string;
  /** Null for the ledger of the whole township. */
  readonly village: string | null;
  readonly year: number;
  /** yyyy-mm-dd */
  readonly madeOn: string;
  readonly sheets: readonly DepartmentSheet[];
}

export const title = '问题台账（部门确认）';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '问题台账（{主管部门}确认）' },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ sheets }: Model): Refusal | null =>
  sheets.length === 0
    ? { rule: 'ledger-empty', message: '没有要确认的部门，请在政策包里写明问题类别归哪个部门。' }
    : null;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words, paper } = context;
  const { county, township, village, year, madeOn, sheets } = model;
  const parts = sheets.map((sheet) => ({
    name: fillLine(wordsOf(words, 'title'), { 主管部门: sheet.department }),
    line: [`${county}${township}${village ?? ''}`, `${year}年度    制表日期：${madeOn}`],
    content: tableOf(sheet, context),
  }));
  const [first, ...rest] = parts;
  return formDocument(context, {
    formNumber: 'P31',
    title: first?.name ?? title,
    level,
    page: paper === 'A3' ? registerPage : wideFormPage,
    unit: village === null ? `${township}人民政府` : `${village}村民委员会`,
    line: first?.line ?? [],
    content: [
      ...(first === undefined ? [] : [first.content]),
      ...rest.map(({ name, line, content }): Content => ({
        stack: [formTitle(typesetter, name), formLine(typesetter, line), content],
        pageBreak: 'before',
      })),
    ],
  });
}

/** Widths of the columns that hold what is known, and of those for the pen; A3 gives the pen and the text more. */
const widths = {
  A4: { place: 42, head: 36, category: 38, found: 54, confirm: 69, measures: 58, unit: 44, who: 34, due: 47 },
  A3: {
    place: 70,
    head: 52,
    category: 76,
    found: 72,
    confirm: 88,
    measures: 108,
    unit: 72,
    who: 48,
    due: 58,
  },
} as const satisfies Record<Paper, unknown>;

function tableOf({ department, problems, blankRows }: DepartmentSheet, context: PrintContext): Content {
  const { typesetter, paper } = context;
  const of = widths[paper];
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 24 },
      { heading: '村、组', width: of.place },
      { heading: '户主\n（村级\n问题）', width: of.head },
      { heading: '对象类别', width: of.category },
      { heading: '问题\n类别', width: 28 },
      { heading: '问题描述', width: '*', alignment: 'left' },
      { heading: '发现来源\n及日期', width: of.found },
      { heading: '部门确认意见\n（签字盖章）', width: of.confirm },
      { heading: '整改措施', width: of.measures },
      { heading: '责任单位', width: of.unit },
      { heading: '责任人', width: of.who },
      { heading: '整改时限', width: of.due },
      { heading: '进展', width: of.who },
      { heading: '销号日期', width: of.due },
    ],
    rows: problems.map((problem, at) =>
      internalCells([
        String(at + 1),
        [problem.village, problem.group ?? ''].join('\n').trim(),
        problem.head ?? '村级问题',
        problem.category ?? notApplicable,
        problem.kind,
        problem.course === undefined ? problem.text : `${problem.course.number} ${problem.text}`,
        `${problem.source}${problem.foundOn === null ? '' : `\n${problem.foundOn}`}`,
        ...courseCells(problem.course),
      ]),
    ),
    // The larger sheet is not left half empty where it has rows for the pen.
    blankRows: paper === 'A3' && blankRows > 0 ? blankRows + 8 : blankRows,
    foot: sealsOf(department, typesetter),
    row: mm(12),
    size: paper === 'A3' ? sizes.五号 : sizes.小五,
  });
}

/** A narrow cell of the sheet takes so many characters; the ledger has the rest. */
const MOST = 36;
const cut = (text: string | null): string | null =>
  text === null || [...text].length <= MOST ? text : `${[...text].slice(0, MOST - 1).join('')}…`;

const courseCells = (course: ProblemCourse | undefined): (string | null)[] =>
  course === undefined
    ? []
    : [
        course.confirmed,
        ...[cut(course.measure), cut(course.unit), cut(course.responsible), course.dueOn],
        ...[course.progress, course.closedOn],
      ];

const sealsOf = (department: string, typesetter: Typesetter): Content =>
  signatureBoxes(typesetter, [
    { label: '村主要负责人签字：', seal: true },
    { label: '乡镇主要负责人签字：', seal: true },
    { label: `${department}经办人签字：` },
    { label: `${department}负责人签字：`, seal: true },
  ]);
