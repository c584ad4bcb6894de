import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { announcementNeeds } from './layout/announcement.ts';
import type { Paper } from './layout/page.ts';
import { phonesOf, postedNotice, villagesText } from './layout/posted-model.ts';
import { webRefusal, webTable, type WebAnnouncement } from './layout/posted-web.ts';

/** The announcement of the households that left poverty, for a web page (P22): masked names, no groups. */
export interface Model extends WebAnnouncement {
  /** 脱贫年度 */
  readonly year: number;
}

export const title = '退出名单公告（网页）';
export const level = 'WEB' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export { wording } from './p22b-exit-announcement.ts';

export const phones = phonesOf;

export const refusal = webRefusal;

export const needs = announcementNeeds;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P22',
    unit: model.issuer,
    table: webTable(model.rows),
    isFiled: false,
    filling: { 各村: villagesText(model.rows), 年度: model.year },
  });
}
