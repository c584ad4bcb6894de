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

/** The announcement of the households that were taken in (P14), after the county decided. */
export interface Model extends Announcement<VillageHousehold> {
  /** Day of the county's decision, yyyy-mm-dd. */
  readonly approvedOn: string;
}

export const title = '纳入名单公告';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '关于确认{对象称谓}名单的公告' },
  body: {
    label: '正文',
    text:
      '根据{政策依据}，经农户申请、入户核实、民主评议、村级公示、乡镇审核、县级审批，确认{各村}{户数}户{人数}人' +
      '为{对象称谓}，现予以公告（名单附后）。\n' +
      '公告时间：{起日}至{止日}。\n' +
      '监督电话：{监督电话号码}',
    more: ['乡镇政府', '县级部门', '监督电话'],
  },
  list: { label: '名单标题', text: '{各村}确认{对象称谓}名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;
export const refusal = announcementRefusal;
export const needs = announcementNeeds;

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  announcement(context, model, { formNumber: 'P14' });
