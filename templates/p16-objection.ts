import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { formLine, formTitle } from './layout/form.ts';
import { sizes, type Paper } from './layout/page.ts';
import { type ObjectedNotice, objectionSheet, type RecordedObjection } from './p16-sheet.ts';
import { fillLine, type WordingSpec, wordsOf } from './wording.ts';

/**
 * The sheet on which an objection is taken down and followed up (P16): one for each that is recorded, else one for the
 * pen. It stays in the township: it names whoever objected.
 */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** The notice that a sheet for the pen speaks against; null when nothing hangs. */
  readonly notice: ObjectedNotice | null;
  /** Working days in which it is looked into and answered. */
  readonly answerWorkingDays: number;
  readonly objections: readonly RecordedObjection[];
}

export const title = '异议（举报）受理核实登记表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text:
      '说明：受理后{期限}个工作日内核实答复，核实人不少于2人。反映人可以不署名；受理单位对反映人信息予以保密，' +
      '本表由乡镇保管，不得交村、不得让被反映户看到。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ notice, objections }: Model): Refusal | null {
  const notices = [notice, ...objections.map((each) => each.notice)].filter((each) => each !== null);
  if (notices.every(({ from, to }) => isDay(from) && isDay(to))) return null;
  return { rule: 'objection-day', message: '公示起止日期不是日历上的日期，请改正。' };
}

export function template(
  { place, year, notice, answerWorkingDays, objections }: Model,
  context: PrintContext,
): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { village } = place;
  const note = fillLine(wordsOf(words, 'note'), { 期限: answerWorkingDays });
  const line = [`${place.county}${place.township}${village}`, `${year}年度`];
  const sheets = objections.length === 0 ? [null] : objections;
  const pages = sheets.map((objection): Content[] => [
    ...objectionSheet(typesetter, { village, notice: objection?.notice ?? notice, objection }),
    typesetter.text(note, { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] }),
  ]);
  const [first = [], ...others] = pages;
  return formDocument(context, {
    formNumber: 'P16',
    title,
    level,
    unit: `${place.township}人民政府`,
    line,
    content: [
      ...first,
      ...others.flatMap((page): Content[] => [
        { text: '', pageBreak: 'before' },
        formTitle(typesetter, title),
        formLine(typesetter, line),
        ...page,
      ]),
    ],
  });
}
