import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { Paper } from './layout/page.ts';
import { phonesOf, postedNotice, villagesText } from './layout/posted-model.ts';
import { webNeeds, webRefusal, webTable, type WebAnnouncement } from './layout/posted-web.ts';

/** The announcement of the households whose risk is eliminated, for a web page (P27): masked names, no groups. */
export type Model = WebAnnouncement;

export const title = '风险消除名单公告（网页）';
export const level = 'WEB' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export { wording } from './p27b-elimination-announcement.ts';

export const phones = phonesOf;

export const refusal = (model: Model): Refusal | null => webRefusal(model);

export const needs = (model: Model): Refusal[] => webNeeds(model);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P27',
    unit: model.issuer,
    table: webTable(model.rows),
    filling: { 各村: villagesText(model.rows) },
  });
}
