import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { announcementNeeds } from './layout/announcement.ts';
import type { Paper } from './layout/page.ts';
import { phonesOf, postedNotice, villagesText } from './layout/posted-model.ts';
import { webRefusal, webTable, type WebAnnouncement } from './layout/posted-web.ts';

/** The announcement of the households that were taken in, for a web page (P14): masked names, no groups. */
export type Model = WebAnnouncement;

export const title = '纳入名单公告（网页）';
export const level = 'WEB' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export { wording } from './p14-announcement.ts';

export const phones = phonesOf;

export const refusal = webRefusal;

export const needs = announcementNeeds;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P14',
    unit: model.issuer,
    table: webTable(model.rows),
    isFiled: false,
    filling: { 各村: villagesText(model.rows) },
  });
}
