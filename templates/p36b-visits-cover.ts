import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { penDate } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import type { WordingSpec } from './wording.ts';

export interface VisitCounts {
  /** 走访户次; households counted once each; visits that found a problem, and of those the ones that were handled. */
  readonly visits: number;
  readonly households: number;
  readonly found: number;
  readonly handled: number;
}

/** In front of a village's visits of a year (P36B): how many in each month, by whom, and who was not visited. */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** yyyy-mm-dd */
  readonly asOf: string;
  /** From January on; twelve, or up to the month that runs. */
  readonly months: readonly VisitCounts[];
  /** Of the year: a household that was visited in two months counts once. */
  readonly total: VisitCounts;
  readonly visitors: readonly {
    readonly name: string;
    readonly visits: number;
    readonly households: number;
    readonly last: string;
  }[];
  /** Households that are helped, and of those the ones that nobody visited in the year. */
  readonly helped: number;
  readonly unvisited: number;
}

export const title = '走访记录封面（按月统计）';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ months, total, helped, unvisited }: Model): Refusal | null {
  if (total.visits === 0) {
    return { rule: 'visits-none', message: '这个村这一年还没有走访记录，请先登记走访再印封面。' };
  }
  const adds = (['visits', 'found', 'handled'] as const).every(
    (key) => months.reduce((sum, month) => sum + month[key], 0) === total[key],
  );
  if (adds && total.handled <= total.found && unvisited <= helped) return null;
  return { rule: 'visits-sums', message: '走访统计的合计与各月之和不符，没有打印。请重新取数再印。' };
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter } = context;
  const { county, township, village } = model.place;
  const style = { face: 'song', size: sizes.小四, pitch: 20 } as const;
  const right = { alignment: 'right', width: '*' } as const;
  const figures = ({ visits, households, found, handled }: VisitCounts) =>
    [visits, households, found, handled, found - handled].map(String);
  return formDocument(context, {
    formNumber: 'P36B',
    ...{ title, level },
    unit: `${village}村民委员会`,
    line: [`${county}${township}${village}`, `截至${model.asOf}`, `${model.year}年度`],
    content: [
      listTable(typesetter, {
        columns: [
          { heading: '月份', width: 70 },
          { heading: '走访（次）', ...right },
          { heading: '走访户数', ...right },
          { heading: '发现问题（次）', ...right },
          { heading: '已处理', ...right },
          { heading: '未处理', ...right },
        ],
        rows: model.months.map((month, at) => [`${at + 1}月`, ...figures(month)]),
        total: ['全年', ...figures(model.total)],
      }),
      typesetter.text(
        `全年走访户数中一户只计一次。本村有帮扶对象${model.helped}户，本年还没有走访的${model.unvisited}户。`,
        style,
        { margin: [0, 6, 0, 10] },
      ),
      listTable(typesetter, {
        columns: [
          { heading: '序号', width: 30 },
          { heading: '走访人', width: '*', alignment: 'left' },
          { heading: '走访（次）', width: 76, alignment: 'right' },
          { heading: '走访户数', width: 76, alignment: 'right' },
          { heading: '最近一次', width: 90 },
        ],
        rows: model.visitors.map(({ name, visits, households, last }, at) => [
          ...[String(at + 1), internalText(name), String(visits), String(households), last],
        ]),
        row: mm(7),
      }),
      signLines(typesetter, [['统计人签字：', '驻村第一书记签字：', penDate]]),
    ],
  });
}
