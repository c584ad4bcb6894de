import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { box } from './layout/marks.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** A paper that is to be fetched. */
export interface PaperToFetch {
  readonly title: string;
  /** Null: of no certain year. */
  readonly year: number | null;
  /** 表号 of the form that it is printed on; null for what only comes as a scan. */
  readonly form: string | null;
  /** `unsigned`: printed, and out for its signatures. */
  readonly state: 'missing' | 'unsigned';
  readonly wasLost: boolean;
  /** Null where nobody signs. */
  readonly signers: string | null;
}

interface HouseholdToVisit {
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly head: string;
  readonly papers: readonly PaperToFetch[];
}

/** What is to be fetched in a village, household by household, and for the village's own file (P46). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** The day as of which papers are lacking, yyyy-mm-dd. */
  readonly on: string;
  readonly households: readonly HouseholdToVisit[];
  readonly own: readonly PaperToFetch[];
}

export const title = '材料催收清单';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  foot: {
    label: '表下说明',
    text: '截至{日期}，{户数}户{份数}份。收到一份勾一份；签字齐全的当场核对签字、日期，带回扫描存档。户上没有的，问清去向，在备注里写明。',
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ households, own }: Model): Refusal | null =>
  households.length + own.length > 0
    ? null
    : { rule: 'nothing-to-fetch', message: '这个村没有要催收的材料：该有的都在，或者还没到时候。' };

/** So many papers stand in one row; what a household lacks beyond them goes on in the next, so that no row outgrows a page. */
const OF_ROW = 8;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, year, on, households, own } = model;
  const count = [own, ...households.map((household) => household.papers)].reduce(
    (sum, of) => sum + of.length,
    0,
  );
  const foot = fillLine(wordsOf(words, 'foot'), {
    日期: chineseDate(on),
    户数: households.length,
    份数: count,
  });
  const blocks = [
    ...households.map(({ group, householdNo, head, papers: of }) => ({
      who: [group ?? '', householdNo === null ? '未编号' : internalText(householdNo), head],
      of,
    })),
    ...(own.length === 0 ? [] : [{ who: ['/', '/', '村卷'], of: own }]),
  ];
  return formDocument(context, {
    ...{ formNumber: 'P46', title, level, page: wideFormPage },
    unit: `${place.township}人民政府`,
    line: [`${place.county}${place.township}${place.village}`, `${year}年度`],
    content: [
      listTable(typesetter, {
        columns: [
          { heading: '序号', width: 30 },
          { heading: '组', width: 76, alignment: 'left' },
          { heading: '户编号', width: 56, alignment: 'left' },
          { heading: '户主', width: 64, alignment: 'left' },
          { heading: '要收回的材料（收到打勾）、谁签字', width: '*', alignment: 'left' },
          { heading: '收回日期', width: 58 },
          { heading: '备注', width: 64, alignment: 'left' },
        ],
        rows: blocks.flatMap(({ who, of }, at) =>
          chunksOf(of).map((some, part) => [
            part === 0 ? String(at + 1) : `${at + 1}续`,
            ...who,
            some.map(paperWords).join('\n'),
            null,
            null,
          ]),
        ),
        ...{ row: mm(10), size: sizes.小五 },
        foot: [
          typesetter.text(foot, { face: 'song', size: sizes.五号, pitch: 18 }, { margin: [0, 6, 0, 0] }),
          signLines(typesetter, [['催收人签字：', '村负责人签字：', '交回日期：    年    月    日']]),
        ],
      }),
    ],
  });
}

/** `□ 年度收入测算表（2025年，未签回），P07，户主、帮扶责任人签字`. */
function paperWords({ title: name, year, form, state, wasLost, signers }: PaperToFetch): string {
  const of = [...(year === null ? [] : [`${year}年`]), ...(state === 'unsigned' ? ['未签回'] : [])];
  const how = [
    ...(form === null ? ['复印或拍照'] : [form]),
    ...(signers === null ? [] : [`${signers}签字`]),
    ...(wasLost ? ['原件已遗失，补办'] : []),
  ];
  return `${box(false)} ${internalText(name)}${of.length === 0 ? '' : `（${of.join('，')}）`}，${how.join('，')}`;
}

const chunksOf = (all: readonly PaperToFetch[]): PaperToFetch[][] =>
  Array.from({ length: Math.ceil(all.length / OF_ROW) }, (_, at) =>
    all.slice(at * OF_ROW, (at + 1) * OF_ROW),
  );
