import type { Content, ContentSection, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Several papers as one file: each begins on a new page and keeps its own paper, margins and page numbers. */
export interface Bound {
  readonly definition: TDocumentDefinitions;
  /** Known once it is laid out: the page on which each paper begins, from 1, and all pages, blank backs included. */
  readonly laidOut: () => { readonly starts: number[]; readonly pages: number };
}

interface Options {
  /** Each paper begins on the front of a sheet: one with an odd number of pages is followed by a blank back. */
  readonly duplex: boolean;
}

/**
 * Binds definitions into one, a section for each. pdfmake asks for the headers of all pages before the first footer:
 * the headers count the pages of each section, the footers then know theirs.
 */
export function bind(definitions: readonly TDocumentDefinitions[], { duplex }: Options): Bound {
  const [first] = definitions;
  if (first === undefined) throw new Error('nothing to bind');
  if (duplex) throw new Error('blank backs are not bound yet');
  const spans = definitions.map(() => ({ from: Number.POSITIVE_INFINITY, to: 0 }));
  let pages = 0;
  const sections = definitions.map((definition, at): ContentSection => {
    const span = spans[at] ?? { from: 1, to: 1 };
    const { pageSize, pageOrientation, pageMargins, footer, content, watermark } = definition;
    return {
      section: { stack: [content] as Content[] },
      ...(pageSize !== undefined && { pageSize }),
      ...(pageOrientation !== undefined && { pageOrientation }),
      ...(pageMargins !== undefined && { pageMargins }),
      ...(watermark !== undefined && { watermark }),
      header: (page, count) => {
        span.from = Math.min(span.from, page);
        span.to = Math.max(span.to, page);
        pages = count;
        return null;
      },
      footer: footerOf(footer, span),
    };
  });
  const { content: _content, footer: _footer, watermark: _watermark, ...frame } = first;
  return {
    definition: { ...frame, content: sections },
    laidOut: () => ({ starts: spans.map(({ from }) => from), pages }),
  };
}

function footerOf(
  footer: TDocumentDefinitions['footer'],
  span: { readonly from: number; readonly to: number },
): DynamicContent {
  return (page, _count, size) =>
    typeof footer === 'function'
      ? footer(page - span.from + 1, span.to - span.from + 1, size)
      : (footer ?? null);
}
