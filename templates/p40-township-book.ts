import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import { formFooter, formTitle, signatureBoxes } from './layout/form.ts';
import { mm, registerPage, sizes, type Paper } from './layout/page.ts';
import { registerCover } from './layout/register.ts';
import { bookNeeds, bookRefusal, type Model as Book } from './p40-model.ts';
import { contactsHeight, contactsTable, villagesPages } from './p40-tables.ts';
import { fill, wordsOf, type WordingSpec } from './wording.ts';

export type Model = Book;

export const title = '乡簿';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  notes: {
    label: '说明',
    text: '说明：本簿依据{政策依据}编制，反映{截至}的情况，共{村数}个行政村。户籍户数、人口为各村填报数，没有填报的留空手写；“其中低保”“其中特困”为在册户中享受的户数和人数；发生率＝在监测人口÷户籍人口。本簿为内部资料，乡镇、县各存一份，各页之间加盖骑缝章。',
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = bookRefusal;
export const needs = bookNeeds;

/** Notes, gaps and signatures, in points: with the contacts below the villages, or on pages of their own. */
const BELOW = 60 + mm(8) + mm(6) + mm(58);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const unit = `${model.township}人民政府`;
  const asOf = chineseDate(model.asOf);
  const notes = fill(wordsOf(words, 'notes'), {
    ...{ 政策依据: model.basis, 截至: asOf, 村数: model.rows.length },
  });
  const villages = villagesPages(model, context);
  const fitsBelow = contactsHeight(model) + BELOW <= villages.left;
  return definition({
    page: registerPage,
    title: `${model.township}${title}（${model.year}年度）`,
    unit,
    formNumber: 'P40',
    createdAt: context.printedAt,
    footer: formFooter(context, { formNumber: 'P40', page: registerPage, level }),
    content: [
      registerCover(typesetter, {
        ...{ title, year: model.year, unit, asOf },
        places: [model.county, model.township],
      }),
      ...villages.content,
      ...notes.map((parts) =>
        typesetter.text(parts, { face: 'song', size: sizes.五号 }, { margin: [0, 6, 0, 0] }),
      ),
      {
        stack: [formTitle(typesetter, '各村联系人'), contactsTable(model, context)],
        ...(fitsBelow ? { margin: [0, mm(8), 0, 0] } : { pageBreak: 'before' }),
      },
      {
        stack: [
          signatureBoxes(
            typesetter,
            [
              { label: '经办人签字：' },
              { label: '分管领导签字：' },
              { label: '主要负责人签字：' },
              { label: `${unit}：`, seal: true },
            ],
            { height: mm(50) },
          ),
        ],
        unbreakable: true,
        margin: [0, mm(6), 0, 0],
      },
    ],
  });
}
