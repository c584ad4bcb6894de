import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formLine, formTitle } from './layout/form.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { factGrid } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { cellsOf, covered, formRules } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** A problem of the household. Null is left for the pen. */
interface ClosingProblem {
  readonly kind: string | null;
  readonly department: string | null;
  readonly text: string | null;
  readonly source: string | null;
  /** yyyy-mm-dd */
  readonly foundOn: string | null;
  /** What the ledger has of it; missing where the problem is not registered. */
  readonly course?: ClosingCourse;
}

/** Null is left for the pen. */
interface ClosingCourse {
  /** 2026-0001 */
  readonly number: string;
  readonly unit: string | null;
  readonly responsible: string | null;
  readonly measure: string | null;
  readonly done: string | null;
  readonly evidence: string | null;
  /** yyyy-mm-dd */
  readonly closedOn: string | null;
}

/** A page for each problem of a household: what was done, who looked, who takes it off the ledger (P33). */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  readonly problems: readonly ClosingProblem[];
}

export const title = '整改销号表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '整改销号表' },
  note: {
    label: '说明',
    text: '说明：一个问题一张表；主管部门没有签字盖章的，不得销号。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ problems }: Model): Refusal | null =>
  problems.length === 0 ? { rule: 'no-problem', message: '没有要销号的问题，不用打印整改销号表。' } : null;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const name = wordsOf(words, 'title');
  return formDocument(context, {
    formNumber: 'P33',
    title: name,
    level,
    page: formPage,
    unit: `${model.place.village}村民委员会`,
    line: placeOf(model),
    content: model.problems.map((problem, at): Content => {
      const sheet = [
        factsOf(model, problem, typesetter),
        boxesOf(typesetter, problem.course?.closedOn ?? ''),
        noteOf(context),
      ];
      if (at === 0) return { stack: sheet };
      const head = [formTitle(typesetter, name), formLine(typesetter, placeOf(model))];
      return { stack: [...head, ...sheet], pageBreak: 'before' };
    }),
  });
}

const placeOf = (model: Model): string[] => formPlace(model).map((text) => internalText(text));

function factsOf({ head }: Model, problem: ClosingProblem, typesetter: Typesetter): Content {
  const { kind, department, text, source, foundOn, course } = problem;
  const written = (value: string | null | undefined, most = MOST) =>
    value == null ? null : internalText(cut(value, most));
  return {
    stack: [
      factGrid(
        typesetter,
        [
          [
            { label: '台账编号', value: course?.number ?? null },
            { label: '户主', value: internalText(head) },
          ],
          [
            { label: '问题类别', value: kind },
            { label: '主管部门', value: department },
          ],
          [
            { label: '发现来源', value: source },
            { label: '发现日期', value: foundOn },
          ],
        ],
        { widths: [64, '*', 64, '*'], row: mm(9) },
      ),
      factGrid(typesetter, [[{ label: '问题', value: text === null ? null : internalText(text) }]], {
        widths: [64, '*'],
        row: mm(16),
      }),
      factGrid(
        typesetter,
        [
          [
            { label: '责任单位', value: written(course?.unit, 36) },
            { label: '责任人', value: written(course?.responsible, 36) },
          ],
        ],
        { widths: [64, '*', 64, '*'], row: mm(10) },
      ),
      factGrid(
        typesetter,
        [
          [{ label: '整改措施', value: written(course?.measure) }],
          [{ label: '完成情况', value: written(course?.done) }],
          [{ label: '佐证清单', value: written(course?.evidence) }],
        ],
        { widths: [64, '*'], row: mm(14) },
      ),
    ],
  };
}

/** A cell of the form takes so many characters; the ledger has the rest. */
const MOST = 90;
const cut = (text: string, most: number): string =>
  [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

/** Photos before and after; who signs for it in the order in which it goes up. */
function boxesOf(typesetter: Typesetter, closedOn: string): Content {
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const photo = cellsOf(typesetter, { face: 'song', size: sizes.五号 });
  const grey = { color: '#808080' };
  const boxOf = (name: string, signer: string, seal: boolean): TableCell => ({
    stack: [
      typesetter.text(name, { face: 'hei', size: sizes.五号 }),
      typesetter.text(signer, { face: 'song', size: sizes.五号 }, { margin: [0, mm(8), 0, 0] }),
      {
        columns: [
          typesetter.text(seal ? '（盖章）' : ' ', { face: 'song', size: sizes.五号 }, grey),
          {
            width: 'auto',
            ...typesetter.text(penDate, { face: 'song', size: sizes.五号 }, { alignment: 'right' }),
          },
        ],
        margin: [0, mm(3), 0, 2],
      },
    ],
    colSpan: 2,
  });
  const two = (left: TableCell, right: TableCell) => [left, ...covered(1), right, ...covered(1)];
  const wide = (one: TableCell) => [{ ...(one as object), colSpan: 4 } as TableCell, ...covered(3)];
  return {
    table: {
      dontBreakRows: true,
      widths: [64, '*', 64, '*'],
      heights: [mm(26), mm(23), mm(23), mm(23), mm(9)],
      body: [
        [
          label('整改前照片'),
          photo('（贴照片）', 'center', grey),
          label('整改后照片'),
          photo('（贴照片）', 'center', grey),
        ],
        two(
          boxOf('群众（户主）意见', '户主签字（按手印）：', false),
          boxOf('责任单位申请销号', '负责人签字：', true),
        ),
        two(boxOf('村审核意见', '负责人签字：', true), boxOf('乡镇核查意见', '核查人（2人）签字：', true)),
        wide(boxOf('主管部门意见', '经办人签字：                              负责人签字：', true)),
        [label('销号日期'), { ...(photo(closedOn) as object), colSpan: 3 } as TableCell, ...covered(2)],
      ],
    },
    layout: formRules,
  };
}

const noteOf = ({ typesetter, words }: PrintContext): Content =>
  typesetter.text(wordsOf(words, 'note'), { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] });
