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

/** The announcement of the households that left poverty (P22), after the county decided. */
export interface Model extends PostedNotice<VillageHousehold> {
  /** The county's department, or the township in its name. */
  readonly issuer: PublicText;
  /** Day of the county's decision, yyyy-mm-dd. */
  readonly approvedOn: string;
  /** 脱贫年度 */
  readonly year: number;
}

export const title = '退出名单公告';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '关于{年度}年度退出{对象称谓}名单的公告' },
  body: {
    label: '正文',
    text:
      '{村}拟退出名单经公示无异议、{乡镇政府}审核，批准{户数}户{人数}人退出（名单附后），现予以公告。\n' +
      '公告时间：{起日}至{止日}。\n' +
      '监督电话：{监督电话号码}',
    more: ['政策依据', '县级部门', '监督电话'],
  },
  list: { label: '名单标题', text: '{村}{年度}年度退出{对象称谓}名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;

export const refusal = (model: Model): Refusal | null =>
  listRefusal(model, { 县级审定日期: model.approvedOn });

export const needs = (model: Model): Refusal[] => periodNeeds(model, [['县级审定', model.approvedOn]]);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P22',
    unit: model.issuer,
    table: villageTable(model.rows),
    filling: { 各村: villagesText(model.rows), 年度: model.year },
  });
}
