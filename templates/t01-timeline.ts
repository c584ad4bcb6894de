import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { timelineDay, type TimelineEvent, timelineKinds } from '#domain/time/timeline.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument } from './layout/form-document.ts';
import { internalText } from './layout/internal-text.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { cellsOf, formRules, rowHeight } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { WordingSpec } from './wording.ts';

/** What happened to a household, in the order of days (T01): a sheet of our own for the file, not one of the forms. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly head: string;
  readonly population: number;
  /** Oldest first. */
  readonly events: readonly TimelineEvent[];
}

export const title = '户情时间轴';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ events }: Model): Refusal | null {
  if (events.length > 0) return null;
  return { rule: 'timeline-empty', message: '这一户还没有带日期的记录，时间轴是空的，不用打印。' };
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter } = context;
  const { county, township, village } = model.place;
  return formDocument(context, {
    formNumber: 'T01',
    ...{ title, level },
    unit: `${village}村民委员会`,
    line: [
      `${county}${township}${village}${model.group ?? ''}`,
      `户编号：${internalText(model.householdNo ?? '未编号')}`,
      `户主：${model.head}    ${model.population}人`,
    ],
    content: [
      tableOf(model.events, typesetter),
      typesetter.text(
        `共${model.events.length}件。只知道年份或月份的，排在当年、当月之前。`,
        { face: 'song', size: sizes.小五 },
        { margin: [0, 4, 0, 0] },
      ),
    ],
  });
}

function tableOf(events: readonly TimelineEvent[], typesetter: Typesetter): Content {
  const head = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const cell = cellsOf(typesetter, { face: 'song', size: sizes.五号 });
  const row = ({ on, kind, title: what, detail }: TimelineEvent): TableCell[] => [
    cell(timelineDay(on)),
    cell(timelineKinds[kind]),
    cell(internalText(what), 'left'),
    cell(detail === '' ? ' ' : internalText(detail), 'left'),
  ];
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      heights: rowHeight(mm(7)),
      widths: [mm(32), mm(23), '*', mm(48)],
      body: [['时间', '类别', '事项', '说明'].map((text) => head(text)), ...events.map(row)],
    },
    layout: formRules,
  };
}
