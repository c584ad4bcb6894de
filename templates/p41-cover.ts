import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { archivalCode, retentionWords } from '#domain/records/filing.ts';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { archivalDay, filePhrases, type HouseholdFile } from './household-file.ts';
import { definition } from './layout/definition.ts';
import { formFooter } from './layout/form.ts';
import { breakTitle, emWidth } from './layout/measure.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { cellsOf, formRules, rowHeight } from './layout/table.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** The cover of a household's file (P41), with the items of GB/T 9705. */
export type Model = HouseholdFile;

export const title = '案卷封面';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  fonds: { label: '全宗名称', text: '{县}{乡镇}人民政府', more: ['村'] },
  category: { label: '类目名称', text: '{类目} · 户档案' },
  title: { label: '案卷题名', text: '{县}{乡镇}{村}{组}{对象}{户主}家庭档案' },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ head, items }: Model): Refusal | null => {
  if (head.trim() === '') return { rule: 'file-head', message: '这一户没有户主，请先确定户主再印封面。' };
  return items > 0
    ? null
    : { rule: 'file-empty', message: '这一户还没有打印过文书，也没有照片和扫描件，没有案卷可以装订。' };
};

const TITLE_SIDE = mm(8);
const TITLE_BOX = mm(74);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words, printedAt } = context;
  const phrases = filePhrases(wordsOf(words, 'title'), model);
  const name = phrases.join('');
  // The first line of a text that takes two stands higher, so that what is below keeps its place.
  const line = (part: string, size: number, top: number): Content => {
    const lines = breakTitle(filePhrases(wordsOf(words, part), model), formPage.width / size);
    const pitch = size * 1.6;
    return typesetter.text(
      lines.join('\n'),
      { face: 'song', size, pitch },
      { alignment: 'center', margin: [0, Math.max(0, top - (lines.length - 1) * pitch), 0, 0] },
    );
  };
  const titleSize = emWidth(name) > 54 ? sizes.二号 : sizes.一号;
  const titleLines = breakTitle(phrases, (formPage.width - 2 * TITLE_SIDE) / titleSize);
  const titlePitch = Math.min(titleSize * 1.7, TITLE_BOX / titleLines.length);
  return definition({
    page: formPage,
    title: name,
    unit: `${model.place.township}人民政府`,
    formNumber: 'P41',
    createdAt: printedAt,
    footer: formFooter(context, { formNumber: 'P41', page: formPage, level }),
    content: [
      line('fonds', sizes.二号, mm(22)),
      line('category', sizes.三号, mm(6)),
      {
        // The title stands in a box of its own, so that what is below stands at one place on every cover of the shelf.
        table: {
          widths: ['*'],
          heights: TITLE_BOX,
          body: [
            [
              {
                ...typesetter.text(titleLines.join('\n'), {
                  face: 'title',
                  size: titleSize,
                  pitch: titlePitch,
                }),
                alignment: 'center',
                verticalAlignment: 'middle',
                border: [false, false, false, false],
              },
            ],
          ],
        },
        margin: [TITLE_SIDE, mm(14), TITLE_SIDE, mm(14)],
      },
      factsTable(model, context),
    ],
  });
}

function factsTable(model: Model, { typesetter }: PrintContext): Content {
  const { from, to, retention, items, pages, householdNo, codes, year } = model;
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.四号 });
  const value = cellsOf(typesetter, { face: 'song', size: sizes.四号 });
  const period = from === null || to === null ? '' : `${archivalDay(from)}—${archivalDay(to)}`;
  const code = model.code ?? archivalCode({ ...codes, year, retention, serial: null });
  const row = (...cells: readonly [string, string, string, string]): TableCell[] =>
    cells.map((text, at) => (at % 2 === 0 ? label(text) : value(text)));
  return {
    stack: [
      {
        table: {
          widths: [72, '*', 72, 110],
          heights: rowHeight(mm(13)),
          body: [
            row('起止时间', period, '保管期限', retentionWords[retention]),
            row('件数', `${items}件`, '页数', pages === null ? '          页' : `${pages}页`),
            [label('归档号'), value(householdNo ?? '', 'center', { colSpan: 3 }), ...[{}, {}]],
            [label('档号'), value(code, 'center', { colSpan: 3 }), ...[{}, {}]],
          ],
        },
        layout: formRules,
      },
    ],
    unbreakable: true,
  };
}
