import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { spelledCode } from './layout/code-mark.ts';
import { chineseDate } from './layout/days.ts';
import { signatureBoxes, type SignatureBox } from './layout/form.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { committeeOf, committeeWord } from './layout/posted-model.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

export interface FormChange {
  /** 全户 or the member's name. */
  readonly whose: string;
  readonly item: string;
  /** As it was printed on P05B; empty where nothing was known. */
  readonly before: string;
  readonly after: string;
}

/** What has changed since the household's last P05B of the year, old and new (P05C). */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  /** yyyy-mm-dd of that print, and its 文书编号. */
  readonly since: { readonly printedOn: string; readonly code: string | null };
  readonly changes: readonly FormChange[];
}

export const title = '户信息对照表（只列变化）';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: '户信息对照表（变化情况）' },
  note: {
    label: '说明',
    text: '以下为{日期}打印的《户信息对照表》以后有变化的项目，没有列出的没有变化。',
  },
} as const satisfies WordingSpec;

export const refusal = ({ changes, since }: Model): Refusal | null =>
  changes.length > 0
    ? null
    : {
        rule: 'form-unchanged',
        message: `${chineseDate(since.printedOn)}打印《户信息对照表》以后没有变化。要整张的，请打印《户信息对照表》。`,
      };

const columns = [
  { heading: '序号', width: 22 },
  { heading: '对象', width: 80 },
  { heading: '项目', width: 120 },
  { heading: '变化前', width: '*', alignment: 'left' },
  { heading: '变化后', width: '*', alignment: 'left' },
  { heading: '变化原因及佐证', width: 110 },
] as const;

const signersOf = ({ village }: Place): readonly SignatureBox[] => [
  { label: '户主签字（按手印）：' },
  { label: '采集人（1）签字：' },
  { label: '采集人（2）签字：' },
  { label: '录入人签字：' },
  { label: `${committeeWord(village)}：`, seal: true },
];

const UNKNOWN = '未登记';

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { since, head, changes } = model;
  const code = since.code === null ? '' : `（文书编号${spelledCode(since.code)}）`;
  const note = fillLine(wordsOf(words, 'note'), { 日期: `${chineseDate(since.printedOn)}${code}` });
  const style = { face: 'song', size: sizes.五号 } as const;
  return formDocument(context, {
    formNumber: 'P05C',
    title: fillLine(wordsOf(words, 'title'), {}),
    level,
    page: wideFormPage,
    unit: committeeOf(model.place.village),
    line: formPlace(model),
    content: [
      typesetter.text(`户主：${head}。${note}`, style, { margin: [0, 0, 0, 4] }),
      listTable(typesetter, {
        columns,
        rows: changes.map(({ whose, item, before, after }, at) => [
          String(at + 1),
          whose,
          item,
          before === '' ? UNKNOWN : before,
          after === '' ? UNKNOWN : after,
        ]),
        row: mm(9),
        foot: signatureBoxes(typesetter, signersOf(model.place)),
      }),
    ],
  });
}
