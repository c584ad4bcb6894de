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

/** The document around a content: page, metadata (format rules §8), language; no encryption, no script, no links. */
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
    version: '1.7',
    subset: 'PDF/A-2b',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: metadata(title),
      author: metadata(unit),
      subject: metadata(formNumber),
      creator: '户档',
      producer: '户档',
      creationDate: created,
      modDate: created,
    },
    defaultStyle: { font: 'song', fontSize: 10.5 },
    footer,
    content,
  };
}

// pdfkit writes metadata into XML without escaping it.
const metadata = (text: string): string => text.replace(/[<>&]/g, ' ').trim();
