import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintContext, Refusal } from '../document.ts';
import { objectionsSettled, objectionsTold, type Objected } from '../objection-counts.ts';
import type { Filling } from '../wording.ts';
import {
  afterVillageNotice,
  listRefusal,
  periodNeeds,
  postedNotice,
  villagesText,
  villageTable,
  type PostedNotice,
  type VillageHousehold,
} from './posted-model.ts';

/** The township's own notice, after that of its villages and what was objected to it; of one of them or of several. */
export interface SecondNotice extends PostedNotice<VillageHousehold>, Objected {
  /** Last day of the villages' own notice, yyyy-mm-dd. */
  readonly villageNoticeTo: string;
}

export const secondNoticeRefusal = (model: SecondNotice): Refusal | null =>
  listRefusal(model, { 村级公示截止日期: model.villageNoticeTo });

/** What keeps a village off the sheet as yet. */
export const secondNoticeWaits = (model: SecondNotice): Refusal[] => [
  ...afterVillageNotice(model),
  ...objectionsSettled(model),
];

export const secondNoticeNeeds = (model: SecondNotice): Refusal[] => [
  ...periodNeeds(model),
  ...secondNoticeWaits(model),
];

export const secondNotice = (
  context: PrintContext,
  model: SecondNotice,
  { formNumber, filling = {} }: { readonly formNumber: string; readonly filling?: Filling },
): TDocumentDefinitions =>
  postedNotice(context, model, {
    formNumber,
    unit: model.townshipOffice,
    table: villageTable(model.rows),
    filling: { 各村: villagesText(model.rows), 异议情况: objectionsTold(model), ...filling },
  });
