import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { tableYuan } from './layout/money.ts';
import type { Paper } from './layout/page.ts';
import { committeeOf, periodNeeds, phonesOf, postedNotice } from './layout/posted-model.ts';
import { fundFilling, fundRefusal, type FundNotice } from './p37-funds.ts';
import type { WordingSpec } from './wording.ts';

/** What one kind of money came to in the village. */
export interface FundSum {
  readonly item: PublicText;
  readonly households: number;
  /** In fen. */
  readonly amount: number;
}

/** Money that reached the village's households, for a web page: sums and nobody's name (P37). */
export type Model = FundNotice<FundSum>;

export const title = '资金（补贴）到户公示（网页）';
export const level = 'WEB' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{资金名称}资金到户情况公示' },
  body: {
    label: '正文',
    text:
      '{文件依据}现将{村}{期间}{资金名称}资金到户情况予以公示（汇总附后）。共{户数}户{人数}人，' +
      '补助资金合计{金额}元，资金来源：{资金来源}。\n' +
      '公示期：{天数}天，自{起日}起至{止日}止。\n' +
      '公示期内，如有异议，请向{村委会}或者{乡镇政府}反映。\n' +
      '监督举报电话：{监督电话}',
    more: ['县级部门'],
  },
  list: { label: '汇总标题', text: '{村}{资金名称}资金到户汇总' },
} as const satisfies WordingSpec;

export const phones = phonesOf;

export const refusal = (model: Model): Refusal | null => fundRefusal(model, model.counts);

export const needs = (model: Model): Refusal[] => periodNeeds(model);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P37',
    unit: committeeOf(model.village),
    table: {
      columns: [
        { heading: '序号', ems: 3 },
        { heading: '项目', ems: '*' },
        { heading: '户数', ems: 5 },
        { heading: '金额（元）', ems: 9, alignment: 'right' },
      ],
      rows: model.rows.map(({ item, households, amount }, at) => [
        String(at + 1),
        item,
        String(households),
        tableYuan(amount),
      ]),
      total: ['合计', '', '', tableYuan(model.total)],
    },
    filling: fundFilling(model),
  });
}
