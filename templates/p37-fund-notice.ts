import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { Paper } from './layout/page.ts';
import { tableYuan } from './layout/money.ts';
import type { PostedTable } from './layout/posted-list.ts';
import { committeeOf, periodNeeds, phonesOf, postedNotice, shownNames } from './layout/posted-model.ts';
import { fundFilling, fundRefusal, type FundNotice } from './p37-funds.ts';
import type { WordingSpec } from './wording.ts';

/** One amount that came to one household. No card number and no id number may stand here. */
export interface FundRow {
  /** Which household of the list, from 1: one household may have several amounts. */
  readonly household: number;
  readonly group: PublicText;
  readonly head: PublicText;
  /** 家庭人口数 */
  readonly people: number;
  readonly item: PublicText;
  /** 补助标准 and 数量; null is left for the pen. */
  readonly standard: PublicText | null;
  readonly quantity: PublicText | null;
  /** In fen. */
  readonly amount: number;
}

/** The village's notice of money that reached its households (P37). */
export type Model = FundNotice<FundRow>;

export const title = '资金（补贴）到户公示';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{资金名称}资金到户情况公示' },
  body: {
    label: '正文',
    text:
      '{文件依据}现将{村}{期间}{资金名称}资金到户情况予以公示（名单附后）。共{户数}户{人数}人，' +
      '补助资金合计{金额}元，资金来源：{资金来源}。\n' +
      '公示期：{天数}天，自{起日}起至{止日}止。\n' +
      '公示期内，如有异议，请向{村委会}或者{乡镇政府}反映。\n' +
      '监督举报电话：{监督电话}',
    more: ['县级部门'],
  },
  list: { label: '名单标题', text: '{村}{资金名称}资金到户名单' },
} as const satisfies WordingSpec;

export const phones = phonesOf;

export function refusal(model: Model): Refusal | null {
  const households = new Map(model.rows.map((row) => [row.household, row.people]));
  return fundRefusal(model, {
    households: households.size,
    people: [...households.values()].reduce((sum, people) => sum + people, 0),
  });
}

export const needs = (model: Model): Refusal[] => periodNeeds(model);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  return postedNotice(context, model, {
    formNumber: 'P37',
    unit: committeeOf(model.village),
    table: fundTable(model),
    filling: fundFilling(model),
  });
}

function fundTable({ rows, total }: Model): Omit<PostedTable, 'name' | 'note'> {
  const names = namesOf(rows);
  return {
    dense: true,
    columns: [
      { heading: '序号', ems: 3 },
      { heading: '村民小组', ems: 6 },
      { heading: '户主姓名', ems: '*' },
      { heading: '项目', ems: 7.5 },
      { heading: '补助标准', ems: 5 },
      { heading: '数量', ems: 3.6 },
      { heading: '金额（元）', ems: 6.2, alignment: 'right' },
    ],
    rows: rows.map(({ group, item, standard, quantity, amount }, at) => [
      String(at + 1),
      group,
      names[at] ?? '',
      item,
      standard ?? '',
      quantity ?? '',
      tableYuan(amount),
    ]),
    total: ['合计', '', '', '', '', '', tableYuan(total)],
  };
}

/** Two households of one name are told apart; two amounts of one household need not be. */
function namesOf(rows: readonly FundRow[]): string[] {
  const households = [...new Map(rows.map((row) => [row.household, row])).values()];
  const names = shownNames(households);
  const byHousehold = new Map(households.map(({ household }, at) => [household, names[at] ?? '']));
  return rows.map(({ household }) => byHousehold.get(household) ?? '');
}
