import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { itemsRefusal, itemsTable, type FiledItems } from './filed-items.ts';
import { formDocument } from './layout/form-document.ts';
import { wideFormPage, type Paper } from './layout/page.ts';
import type { WordingSpec } from './wording.ts';

/** What the township files for a year beside the files of households and villages (P42C). */
export type Model = FiledItems;

export const title = '归档文件目录（乡镇）';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const refusal = itemsRefusal;

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  formDocument(context, {
    ...{ formNumber: 'P42C', title: '归档文件目录', level, page: wideFormPage },
    unit: `${model.place.township}人民政府`,
    line: [
      `立档单位：${model.place.county}${model.place.township}${model.place.village}`,
      `全宗号：${model.codes.fonds === '' ? '            ' : model.codes.fonds}`,
      `${model.year}年度`,
    ],
    content: itemsTable(model, context),
  });
