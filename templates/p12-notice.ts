import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import {
  lineEms,
  paragraph,
  postedFooter,
  scales,
  scaleThatFits,
  sealedSignature,
  titleOf,
} from './layout/notice.ts';
import { wrapUnits } from './layout/measure.ts';
import type { Paper } from './layout/page.ts';
import { attachedList, listInPage } from './p12-list.ts';
import type { WordingSpec } from './wording.ts';

export { noticeRefusal as refusal } from './p12-refusal.ts';

/** One household on the list. No other field of a household may be posted (privacy rules §2). */
export interface NoticeRow {
  readonly group: PublicText;
  /** The head's full name; for a head under 18 the guardian in the wording of `postedHeadName`. */
  readonly head: PublicText;
  /** 家庭人口数 */
  readonly people: number;
  /** 监测对象类别; the column is left out when no row has one. */
  readonly category: PublicText | null;
}

/** The village's notice of households to be taken in (P12). Every text is cleared for posting by its type. */
export interface Model {
  readonly village: PublicText;
  /** 对象称谓 of the year: 贫困户, 监测对象, 防止返贫致贫对象 … */
  readonly object: PublicText;
  /** 政策依据, with its book-title marks and number. */
  readonly basis: PublicText;
  /** Whether the data comparison came back before the review; the words 信息比对 are printed only then. */
  readonly compared: boolean;
  /** Day of the representatives' meeting, yyyy-mm-dd as all days here. */
  readonly reviewedOn: string;
  /** Calendar days, the first one counted: `to` is `from` + `days` − 1. */
  readonly period: { readonly days: number; readonly from: string; readonly to: string };
  readonly replyWorkingDays: number;
  /** The offices' numbers; a number that an office has not is left out. 12317 is always printed. */
  readonly phones: {
    readonly village: OfficePhone | null;
    readonly township: OfficePhone | null;
    readonly county: OfficePhone | null;
  };
  /** The county department behind the county's number (县乡村振兴局, 县农业农村局); null prints 县. */
  readonly department: PublicText | null;
  /** 受理地址 */
  readonly address: PublicText;
  /** What the body says; must agree with `rows`. */
  readonly counts: { readonly households: number; readonly people: number };
  readonly rows: readonly NoticeRow[];
  readonly issuedOn: string;
}

export const title = '拟纳入名单公示（村级）';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];

/** More households than this go onto an attachment of the A4 notice; the wall takes what fits. */
const rowsInPage = { A4: 12, A3: 40 } as const;

export function phones(model: Model): OfficePhone[] {
  return Object.values(model.phones).filter((phone) => phone !== null);
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { paper, typesetter } = context;
  const phrases = titlePhrases(model);
  const body = (lineWidth: number) => bodyOf(model, lineWidth);
  const isShort = model.rows.length <= rowsInPage[paper];
  const together = isShort ? scaleThatFits(paper, { title: phrases, body, rows: model.rows.length }) : null;
  const scale = together ?? scaleThatFits(paper, { title: phrases, body, rows: 0 }) ?? scales[paper][0];

  const texts = [...body(lineEms(scale)), ...(together === null ? [[attachmentLine(model)]] : [])];
  const paragraphs = texts.map((parts) => paragraph(typesetter, parts, scale));
  const content: Content = [
    titleOf(typesetter, phrases, scale),
    ...paragraphs,
    ...(together === null ? [] : [listInPage(model, { typesetter, scale })]),
    sealedSignature(typesetter, committee(model), chineseDate(model.issuedOn), scale),
    ...(together === null ? [attachedList(model, { typesetter, scale })] : []),
  ];
  return definition({
    page: scale.page,
    title: phrases.join(''),
    unit: committee(model),
    formNumber: 'P12',
    createdAt: model.issuedOn,
    footer: postedFooter(context, 'P12', scale),
    content,
  });
}

const committee = (model: Model): string => `${model.village}村民委员会`;

const titlePhrases = (model: Model): string[] => [model.village, '拟纳入', model.object, '名单公示'];

const attachmentLine = (model: Model): string => `附件：${model.village}拟纳入${model.object}名单`;

/** The paragraphs in their parts; a telephone number is a part of its own, so that the press can tell it apart. */
function bodyOf(model: Model, lineWidth: number): string[][] {
  const { basis, object, period, counts } = model;
  const comparison = model.compared ? '信息比对、' : '';
  const took = `经农户申请、入户核实、${comparison}${chineseDate(model.reviewedOn)}村民代表会议民主评议`;
  const result = `拟将${counts.households}户${counts.people}人纳入${object}`;
  return [
    [`根据${basis}，${took}，${result}，现予以公示。`],
    [`公示期：${period.days}天，自${chineseDate(period.from)}起至${chineseDate(period.to)}止。`],
    [
      '公示期内，如有异议，请以口头或者书面形式向村民委员会或者乡镇人民政府反映。反映情况应当实事求是，提倡署实名；' +
        `受理单位对反映人信息予以保密，并在${model.replyWorkingDays}个工作日内核实答复。`,
    ],
    wrapUnits([['监督举报电话：'], ...phoneUnits(model)], lineWidth),
    [`受理地址：${model.address}`],
  ];
}

function phoneUnits({ phones: { village, township, county }, department }: Model): string[][] {
  const offices = [
    { phone: village, name: '村' },
    { phone: township, name: '乡镇' },
    { phone: county, name: department ?? '县' },
  ];
  const known = offices.flatMap(({ phone, name }) => (phone === null ? [] : [[phone, `（${name}） `]]));
  return [...known, ['12317（国家）']];
}
