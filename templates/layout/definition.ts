import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { creationDate } from './days.ts';
import type { Page } from './page.ts';

interface Frame {
  readonly page: Page;
  readonly title: string;
  /** The unit that issues or keeps the document. */
  readonly unit: string;
  readonly formNumber: string;
  /** Day or minute that stands as the file's creation date: the same input gives the same bytes. */
  readonly createdAt: string;
  readonly footer: DynamicContent;
  readonly content: Content;
}

/** The document around a content: page and metadata (format rules §8). The press makes PDF/A of it. */
export function definition({
  page,
  title,
  unit,
  formNumber,
  createdAt,
  footer,
  content,
}: Frame): TDocumentDefinitions {
  const created = creationDate(createdAt);
  return {
    pageSize: page.size,
    pageOrientation: page.orientation,
    pageMargins: page.margins,
    info: {
      title: title.trim(),
      author: unit.trim(),
      subject: formNumber,
      creationDate: created,
      modDate: created,
    },
    defaultStyle: { font: 'song', fontSize: 10.5 },
    footer,
    content,
  };
}
