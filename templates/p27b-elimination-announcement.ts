import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { Paper } from './layout/page.ts';
import {
  listRefusal,
  periodNeeds,
  phonesOf,
  postedNotice,
  villagesText,
  villageTable,
  type PostedNotice,
  type VillageHousehold,
} from './layout/posted-model.ts';
import type { WordingSpec } from './wording.ts';

/** The announcement of the households whose risk is eliminated (P27), after the county decided. */
export interface Model extends PostedNotice<VillageHousehold> {
  /** The county's department, or the township in its name. */
  readonly issuer: PublicText;
  /** Day of the county's decision, yyyy-mm-dd; null where the archive has none. */
  readonly approvedOn: string | null;
}

export const title = '风险消除名单公告';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '关于{对象称谓}风险消除名单的公告' },
  body: {
    label: '正文',
    text:
      '根据{政策依据}，经动态帮扶、入户核实、民主评议、村级公示、乡镇审核、县级审批，确认{各村}{户数}户{人数}人' +
      '风险消除，现予以公告（名单附后）。\n' +
      '公告时间：{起日}至{止日}。\n' +
      '监督电话：{监督电话号码}',
    more: ['乡镇政府', '县级部门', '监督电话'],
  },
  list: { label: '名单标题', text: '{各村}风险消除{对象称谓}名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;

export const refusal = (model: Model): Refusal | null =>
  listRefusal(model, model.approvedOn === null ? {} : { 县级审定日期: model.approvedOn });

export const needs = (model: Model): Refusal[] => periodNeeds(model, [['县级审定', model.approvedOn]]);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P27',
    unit: model.issuer,
    table: villageTable(model.rows),
    filling: { 各村: villagesText(model.rows) },
  });
}
