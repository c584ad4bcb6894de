import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import type { Paper } from './layout/page.ts';
import {
  committeeOf,
  householdTable,
  listRefusal,
  periodNeeds,
  phonesOf,
  postedNotice,
  type PostedHousehold,
  type PostedNotice,
} from './layout/posted-model.ts';
import type { WordingSpec } from './wording.ts';

/** The village's notice of households that are to leave the list as out of poverty (P22). */
export interface Model extends PostedNotice<PostedHousehold> {
  /** 脱贫年度 */
  readonly year: number;
  /** Day of the representatives' meeting, yyyy-mm-dd. */
  readonly reviewedOn: string;
}

export const title = '拟退出名单公示（村级）';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{村}{年度}年度拟退出{对象称谓}名单公示' },
  body: {
    label: '正文',
    text:
      '根据{政策依据}，经{评议日期}村民代表会议民主评议，村“两委”和驻村工作队入户核实，并经拟退出户认可，拟将{户' +
      '数}户{人数}人按程序退出，脱贫年度为{年度}年，现予以公示（名单附后）。\n' +
      '公示期：{天数}天，自{起日}起至{止日}止。\n' +
      '公示期内，如有异议，请向{村委会}或者{乡镇政府}反映。\n' +
      '监督举报电话：{监督电话}',
    more: ['县级部门'],
  },
  list: { label: '名单标题', text: '{村}{年度}年度拟退出{对象称谓}名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;

export const refusal = (model: Model): Refusal | null => listRefusal(model, { 评议日期: model.reviewedOn });

export const needs = (model: Model): Refusal[] => periodNeeds(model, [['评议', model.reviewedOn]]);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P22',
    unit: committeeOf(model.village),
    table: householdTable(model.rows),
    filling: { 年度: model.year, 评议日期: chineseDate(model.reviewedOn) },
  });
}
