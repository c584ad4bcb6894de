import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import {
  announcement,
  announcementNeeds,
  announcementRefusal,
  type Announcement,
} from './layout/announcement.ts';
import type { Paper } from './layout/page.ts';
import { phonesOf, type VillageHousehold } from './layout/posted-model.ts';
import type { WordingSpec } from './wording.ts';

/** The announcement of the households that left poverty (P22), after the county decided. */
export interface Model extends Announcement<VillageHousehold> {
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
export const refusal = announcementRefusal;
export const needs = announcementNeeds;

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  announcement(context, model, { formNumber: 'P22', filling: { 年度: model.year } });
