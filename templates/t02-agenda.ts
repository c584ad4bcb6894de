import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { weekdayOf } from '#domain/time/day.ts';
import type { PrintContext, Refusal } from './document.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { box } from './layout/marks.ts';
import { wideFormPage, type Paper } from './layout/page.ts';
import type { WordingSpec } from './wording.ts';

/** One line: something to be done, or a day of the year's plan. */
export interface AgendaRow {
  /** yyyy-mm-dd; null: it can be done now, and no rule says until when. */
  readonly dueOn: string | null;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  /** null: of the whole township. */
  readonly village: string | null;
  readonly responsible: string | null;
  /** 已超期 3 天, 今天, 还剩 5 天; empty without a day. */
  readonly left: string;
  readonly isDone: boolean;
}

/** What the township has to do, by day (T02): a sheet of our own for the office wall, not one of the forms. */
export interface Model {
  readonly county: string;
  readonly township: string;
  readonly year: number;
  /** yyyy-mm-dd: as on which day it is counted. */
  readonly asOf: string;
  readonly rows: readonly AgendaRow[];
}

export const title = '工作日程表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ rows }: Model): Refusal | null =>
  rows.length > 0
    ? null
    : { rule: 'agenda-empty', message: '没有要办的事项，也没有年度日程，不用打印；可在“工作台”新增日程。' };

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];

const dayText = (day: string | null): string =>
  day === null ? '不限' : `${day}\n周${WEEKDAYS[weekdayOf(day)] ?? ''}`;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { county, township, year, asOf, rows } = model;
  return formDocument(context, {
    formNumber: 'T02',
    ...{ title: `${year}年${title}`, level, page: wideFormPage },
    unit: `${township}人民政府`,
    line: [`${county}${township}`, `截至：${asOf}`],
    content: listTable(context.typesetter, {
      columns: [
        { heading: '序号', width: 28 },
        { heading: '最后一天', width: 70 },
        { heading: '类别', width: 58 },
        { heading: '事项', width: '*', alignment: 'left' },
        { heading: '情况', width: 156, alignment: 'left' },
        { heading: '村', width: 64 },
        { heading: '责任人', width: 52 },
        { heading: '还剩', width: 62 },
        { heading: '办结', width: 32 },
      ],
      rows: rows.map((row, at) => [
        String(at + 1),
        dayText(row.dueOn),
        row.kind,
        internalText(row.title),
        internalText(row.state),
        row.village ?? '全乡镇',
        internalText(row.responsible ?? ''),
        row.left,
        box(row.isDone),
      ]),
    }),
  });
}
