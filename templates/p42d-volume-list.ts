import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { retentionWords, type Retention } from '#domain/records/filing.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { archivalDay } from './household-file.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import type { WordingSpec } from './wording.ts';

/** One volume (案卷) as the list of volumes names it. */
export interface ListedVolume {
  /** 档号 of the volume. */
  readonly code: string;
  readonly title: string;
  /** Days of the first and the last paper, yyyy-mm-dd; null where no paper has one. */
  readonly from: string | null;
  readonly to: string | null;
  readonly retention: Retention;
  readonly items: number;
  /** Null where the pages of a paper were not counted. */
  readonly pages: number | null;
  /** 柜架; empty for the pen. */
  readonly shelf: string;
  readonly note: string;
}

/** 案卷目录: the volumes of a village, or of the whole township, as they stand at the end of the year (P42D). */
export interface Model {
  /** The village's name is empty on the township's list. */
  readonly place: Place;
  readonly year: number;
  /** 全宗号; empty for the pen. */
  readonly fonds: string;
  readonly volumes: readonly ListedVolume[];
}

export const title = '案卷目录';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const refusal = ({ volumes }: Model): Refusal | null =>
  volumes.length > 0
    ? null
    : {
        rule: 'volumes-empty',
        message: '到这一年还没有组成案卷，没有目录可以打印。请先在“纸质档案”里组卷。',
      };

/** Columns in the order of DA/T 22 and GB/T 9705: number, title, days, period, count. */
export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  formDocument(context, {
    ...{ formNumber: 'P42D', title, level, page: wideFormPage },
    unit: `${model.place.township}人民政府`,
    line: [
      `立档单位：${model.place.county}${model.place.township}${model.place.village}`,
      `全宗号：${model.fonds === '' ? '            ' : model.fonds}`,
      `截至${model.year}年度    共${model.volumes.length}卷`,
    ],
    content: listTable(context.typesetter, {
      columns: [
        { heading: '序号', width: 30 },
        { heading: '档号', width: 124, alignment: 'left' },
        { heading: '案卷题名', width: '*', alignment: 'left' },
        { heading: '起始日期', width: 50 },
        { heading: '终止日期', width: 50 },
        { heading: '保管期限', width: 42 },
        { heading: '件数', width: 30, alignment: 'right' },
        { heading: '页数', width: 34, alignment: 'right' },
        { heading: '存放位置', width: 66, alignment: 'left' },
        { heading: '备注', width: 60, alignment: 'left' },
      ],
      rows: model.volumes.map(({ code, title: name, from, to, retention, items, pages, shelf, note }, at) => [
        String(at + 1),
        code,
        internalText(name),
        archivalDay(from),
        archivalDay(to),
        retentionWords[retention],
        String(items),
        pages === null ? null : String(pages),
        shelf,
        note,
      ]),
      row: mm(9),
      size: sizes.小五,
    }),
  });
