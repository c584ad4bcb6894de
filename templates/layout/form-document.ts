import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Place, PrintContext } from '../document.ts';
import { definition } from './definition.ts';
import { formFooter, formLine, formTitle } from './form.ts';
import { formPage, type Page } from './page.ts';

interface FormDocument {
  /** 表号, `P04` */
  readonly formNumber: string;
  readonly title: string;
  readonly level: 'FULL' | 'INTERNAL';
  /** A4 upright when left out. */
  readonly page?: Page;
  /** The unit that keeps it. */
  readonly unit: string;
  /** The line under the title: first at the left edge, last at the right (see `formPlace`). */
  readonly line: readonly string[];
  readonly content: Content;
}

/** A form from head to foot: title, line of place and year, content, footer with form number, page and code. */
export function formDocument(context: PrintContext, form: FormDocument): TDocumentDefinitions {
  const { formNumber, title, level, page = formPage, unit, line, content } = form;
  const { typesetter, printedAt } = context;
  return definition({
    page,
    title,
    unit,
    formNumber,
    createdAt: printedAt,
    footer: formFooter(context, { formNumber, page, level }),
    content: [
      formTitle(typesetter, title),
      ...(line.length === 0 ? [] : [formLine(typesetter, line)]),
      content,
    ],
  });
}

/** 县乡村组, 户编号, 年度: the head of a household's form. A number that is not known yet leaves room for the pen. */
export const formPlace = ({
  place: { county, township, village },
  group,
  householdNo,
  year,
}: {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
}): string[] => [
  `${county}${township}${village}${group ?? ''}`,
  `户编号：${householdNo ?? '            '}`,
  `${year}年度`,
];
