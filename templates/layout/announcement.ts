import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PublicText } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from '../document.ts';
import type { Filling } from '../wording.ts';
import {
  listRefusal,
  periodNeeds,
  postedNotice,
  villagesText,
  villageTable,
  type PostedNotice,
  type VillageHousehold,
} from './posted-model.ts';

/** What an announcement of the county's decision has over a notice. */
export interface Announcement<Row> extends PostedNotice<Row> {
  /** The county's department, or the township in its name. */
  readonly issuer: PublicText;
  /** Day of the county's decision, yyyy-mm-dd; null where the archive has none. */
  readonly approvedOn: string | null;
}

export const announcementRefusal = (model: Announcement<{ readonly people: number }>): Refusal | null =>
  listRefusal(model, model.approvedOn === null ? {} : { 县级审定日期: model.approvedOn });

export const announcementNeeds = (model: Announcement<unknown>): Refusal[] =>
  periodNeeds(model, [['县级审定', model.approvedOn]]);

/** The posted announcement, of one village or of several. */
export const announcement = (
  context: PrintContext,
  model: Announcement<VillageHousehold>,
  { formNumber, filling = {} }: { readonly formNumber: string; readonly filling?: Filling },
): TDocumentDefinitions =>
  postedNotice(context, model, {
    formNumber,
    unit: model.issuer,
    table: villageTable(model.rows),
    filling: { 各村: villagesText(model.rows), ...filling },
  });
