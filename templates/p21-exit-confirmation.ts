import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { pen, penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import { fill, fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** The household's word that it leaves the list as out of poverty (P21); income in yuan, null for the pen. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly object: string;
  readonly head: string;
  readonly people: number;
  /** The days that the year's income covers. */
  readonly period: { readonly from: string; readonly to: string };
  readonly netIncome: number | null;
  readonly perCapita: number | null;
  /** The exit standard of year and province, per head. */
  readonly standard: number | null;
  /** Indicators of the check at home that the records deny. */
  readonly denied: readonly string[];
  /** Of the check, and of the notice that must come after the signature, as far as they are recorded. */
  readonly checkedOn: string | null;
  readonly noticeFrom: string | null;
  /** Whether it is recorded that the household signed. */
  readonly isSigned: boolean;
  readonly preparedOn: string;
}

export const title = '脱贫退出确认书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '脱贫退出确认书', more: ['对象称谓'] },
  body: {
    label: '正文',
    text:
      '户主{户主}，家住{村}{组}，家庭人口{人数}人。{年}年度（{起}至{止}）本户纯收入{纯收入}元，人均{人均}元，超过省定标准{标准}元；' +
      '吃穿不愁，义务教育、基本医疗、住房和饮水安全有保障。经工作人员与本户当面算账、核对，本户对上述情况无异议，同意退出。' +
      '本户知晓：退出后在规定期限内继续享受有关扶持政策，生活再次出现困难的可以随时申请。',
    more: ['对象称谓', '乡镇'],
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ head, preparedOn }: Model): Refusal | null {
  if (head.trim() === '')
    return { rule: 'exit-head', message: '这一户没有户主，请先确定户主再印退出确认书。' };
  return isDay(preparedOn) ? null : { rule: 'exit-day', message: '填表日期不是日历上的日期，请改正。' };
}

/** One 否 of the check blocks it; it is signed after the check and before the notice. */
export function needs(model: Model): Refusal[] {
  const { denied, perCapita, standard, checkedOn, noticeFrom, preparedOn, isSigned } = model;
  const found: Refusal[] = [];
  const need = (rule: string, message: string) => found.push({ rule, message });
  if (denied.length > 0)
    need('exit-denied', `${denied.join('、')}没有达标，不能退出，请先解决并登记；登记错了的请改正。`);
  else if (perCapita !== null && standard !== null && perCapita <= standard)
    need('exit-income', `人均纯收入没有超过省定标准 ${standard} 元，不能退出，请核对收入。`);
  if (checkedOn !== null && noticeFrom !== null && checkedOn >= noticeFrom)
    need('order-of-days', `入户核验（${checkedOn}）不在公示（${noticeFrom}）之前，请核对日期。`);
  if (checkedOn !== null && preparedOn < checkedOn)
    need('exit-before-check', `入户核验登记在 ${checkedOn}，核验以后再签退出确认书。`);
  if (!isSigned && noticeFrom !== null && preparedOn >= noticeFrom)
    need('exit-after-notice', `拟退出公示 ${noticeFrom} 已经开始，确认书要在公示之前签字，请核对公示日期。`);
  return found;
}

const body = { face: 'fangsong', size: sizes.三号, pitch: 30 } as const;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, object, year } = model;
  const paragraphs = fill(wordsOf(words, 'body'), {
    户主: model.head,
    乡镇: place.township,
    村: place.village,
    组: model.group ?? '',
    人数: model.people,
    年: year,
    起: chineseDate(model.period.from),
    止: chineseDate(model.period.to),
    // Running text has no thousands comma (format rules §7).
    纯收入: model.netIncome?.toFixed(2) ?? pen(5),
    人均: model.perCapita?.toFixed(2) ?? pen(4),
    标准: model.standard === null ? pen(3) : String(model.standard),
    对象称谓: object,
  });
  return formDocument(context, {
    formNumber: 'P21',
    title: fillLine(wordsOf(words, 'title'), { 对象称谓: object }),
    level,
    page: formPage,
    unit: committeeOf(place.village),
    line: formPlace(model),
    content: [
      {
        stack: paragraphs.map((parts) =>
          typesetter.text(parts, body, { leadingIndent: 2 * body.size, alignment: 'left' }),
        ),
        margin: [0, mm(6), 0, mm(8)],
      },
      signLines(
        typesetter,
        [
          ['户主签字、按手印：', penDate],
          ['代签人：', '与户主关系：', '代签原因：'],
          ['核验人（2人以上）签字：', penDate],
          ['帮扶责任人签字：', '村委会负责人签字：'],
          [`${committeeOf(place.village)}（盖章）`, penDate],
        ],
        { gap: mm(15) },
      ),
    ],
  });
}
