import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import type { Paper } from './layout/page.ts';
import { phonesOf } from './layout/posted-model.ts';
import {
  secondNotice,
  secondNoticeNeeds,
  secondNoticeRefusal,
  type SecondNotice,
} from './layout/second-notice.ts';
import type { WordingSpec } from './wording.ts';

/** The township's second notice of households to be confirmed (P13); of one village or of several. */
export type Model = SecondNotice;

export const title = '拟确认名单公示（乡镇，第二次）';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{乡镇}拟确认{对象称谓}名单公示' },
  body: {
    label: '正文',
    text:
      '{各村}上报的拟纳入{对象称谓}名单，已履行农户申请、入户核实、村级民主评议和村级公示程序，公示期内{异议情况}。经{' +
      '乡镇政府}审核，拟确认{户数}户{人数}人为{对象称谓}，现予以公示（名单附后）。\n' +
      '公示期：{天数}天，自{起日}起至{止日}止。\n' +
      '公示期内，如有异议，请向{乡镇政府}或者{县级部门}反映。\n' +
      '监督举报电话：{监督电话}',
    more: ['政策依据'],
  },
  list: { label: '名单标题', text: '{乡镇}拟确认{对象称谓}名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;
export const refusal = secondNoticeRefusal;
export const needs = secondNoticeNeeds;

export const template = (model: Model, context: PrintContext): TDocumentDefinitions =>
  secondNotice(context, model, { formNumber: 'P13' });
