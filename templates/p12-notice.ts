import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
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

/** One household on the list. No other field of a household may be posted (privacy rules §2). */
export type NoticeRow = PostedHousehold;

/** The village's notice of households to be taken in (P12). Every text is cleared for posting by its type. */
export interface Model extends PostedNotice<NoticeRow> {
  /** Whether the data comparison came back before the review; the words 信息比对 are printed only then. */
  readonly compared: boolean;
  /** Day of the representatives' meeting, yyyy-mm-dd as all days here. */
  readonly reviewedOn: string;
  readonly replyWorkingDays: number;
  /** 受理地址 */
  readonly address: PublicText;
}

export const title = '拟纳入名单公示（村级）';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{村}拟纳入{对象称谓}名单公示' },
  body: {
    label: '正文',
    text:
      '根据{政策依据}，经农户申请、入户核实、{信息比对}{评议日期}村民代表会议民主评议，拟将{户数}户{人数}人纳' +
      '入{对象称谓}，现予以公示。\n' +
      '公示期：{天数}天，自{起日}起至{止日}止。\n' +
      '公示期内，如有异议，请以口头或者书面形式向{村委会}或者{乡镇政府}反映。反映情况应当实事求是，提倡署实名；受理' +
      '单位对反映人信息予以保密，并在{答复天数}个工作日内核实答复。\n' +
      '监督举报电话：{监督电话}\n' +
      '受理地址：{受理地址}',
    more: ['县级部门'],
  },
  list: { label: '名单标题', text: '{村}拟纳入{对象称谓}名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;

export const refusal = (model: Model): Refusal | null => listRefusal(model, { 评议日期: model.reviewedOn });

export const needs = (model: Model): Refusal[] => periodNeeds(model, [['评议', model.reviewedOn]]);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P12',
    unit: committeeOf(model.village),
    table: householdTable(model.rows),
    filling: {
      信息比对: model.compared ? '信息比对、' : '',
      评议日期: chineseDate(model.reviewedOn),
      答复天数: model.replyWorkingDays,
      受理地址: model.address,
    },
  });
}
