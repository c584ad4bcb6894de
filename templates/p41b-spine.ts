import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { retentionWords } from '#domain/records/filing.ts';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { filePhrases, type HouseholdFile, volumeNumber } from './household-file.ts';
import { definition } from './layout/definition.ts';
import { formFooter } from './layout/form.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { cellPadding, formRules } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { upright } from './layout/upright.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** The spine of a household's file (P41B): strips of 10, 15 and 20 mm on one sheet; the one that fits is cut out. */
export type Model = HouseholdFile;

export const title = '案卷脊背（盒脊）';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '案卷题名', text: '{村}{组}{户主}家庭档案', more: ['县', '乡镇', '对象', '类目'] },
  hint: { label: '裁剪说明', text: '按案卷的厚度选一条，沿外框裁下，贴在脊背上。' },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export { refusal } from './p41-cover.ts';

const WIDTHS = [10, 15, 20] as const;
const HEIGHT = mm(235);
const SMALL = mm(15);
/** The household's number has up to five lines. */
const NUMBER = mm(25);
const TITLE = HEIGHT - 5 * SMALL - NUMBER;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words, printedAt } = context;
  const phrases = filePhrases(wordsOf(words, 'title'), model);
  const style = { face: 'song', size: sizes.五号 } as const;
  return definition({
    page: formPage,
    title: phrases.join(''),
    unit: `${model.place.township}人民政府`,
    formNumber: 'P41B',
    createdAt: printedAt,
    footer: formFooter(context, { formNumber: 'P41B', page: formPage, level }),
    content: [
      typesetter.text(wordsOf(words, 'hint'), style, { alignment: 'center', margin: [0, 0, 0, mm(4)] }),
      {
        columns: [
          { width: '*', text: '' },
          ...WIDTHS.map((width) => ({
            width: mm(width),
            stack: [strip(model, phrases, { width, typesetter })],
          })),
          { width: '*', text: '' },
        ],
        columnGap: mm(22),
      },
    ],
  });
}

interface Strip {
  readonly width: (typeof WIDTHS)[number];
  readonly typesetter: Typesetter;
}

function strip(model: Model, phrases: readonly string[], { width, typesetter }: Strip): Content {
  const { codes, year, retention, householdNo } = model;
  const size = width === 10 ? sizes.六号 : sizes.小五;
  const small = (label: string, value: string): TableCell => ({
    ...typesetter.text(`${label}\n${value}`, { face: 'song', size }, { alignment: 'center' }),
    verticalAlignment: 'middle',
  });
  const rows: [TableCell, number][] = [
    [small('全宗号', codes.fonds), SMALL],
    [small('年度', String(year)), SMALL],
    [small('保管\n期限', retentionWords[retention]), SMALL],
    [upright(phrases, { width, height: TITLE }, typesetter), TITLE],
    [small('户编号', inParts(householdNo ?? '')), NUMBER],
    [small('案卷号', volumeNumber(model)), SMALL],
    [small('盒号', ''), SMALL],
  ];
  return {
    table: {
      widths: [mm(width) - 1],
      heights: rows.map(([, height]) => height - 2 * cellPadding - 0.5),
      body: rows.map(([cell]) => [cell]),
    },
    layout: { ...formRules, paddingLeft: () => 0, paddingRight: () => 0 },
  };
}

/** A number that is wider than the strip, four digits a line. */
const inParts = (number: string): string => number.match(/.{1,4}/gu)?.join('\n') ?? '';
