import type { LaidOutPage } from 'pdfmake/js/LayoutBuilder.js';
import { normalizePageMargin, normalizePageSize } from 'pdfmake/js/PageSize.js';
import { tableLayouts } from 'pdfmake/js/tableLayouts.js';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { embeddedFonts } from './embedded-fonts.ts';
import type { Faces } from './faces.ts';
import type { Information } from './metadata.ts';
import { paintPage } from './page-painter.ts';
import { createPdfObjects, number, ref, type ObjectId } from './pdf-objects.ts';
import { addNode, writeStructure } from './structure.ts';
import { TaggedLayout } from './tagged-layout.ts';
import { writeCatalogue } from './write-catalogue.ts';

export interface Bound {
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** The page on which each paper begins, from 1. */
  readonly starts: readonly number[];
  /** How many pages each paper has, without the blank back behind it. */
  readonly lengths: readonly number[];
  /** All pages, blank backs included. */
  readonly pages: number;
}

/** A file that papers are added to one by one; of what was added only finished pages are kept. */
export interface Binding {
  /** Lays the paper out, once, and paints it; its pages are counted from 1. */
  readonly add: (definition: TDocumentDefinitions) => void;
  readonly end: () => Bound;
}

interface Options {
  /** Each paper begins on the front of a sheet: one with an odd number of pages is followed by a blank back. */
  readonly duplex: boolean;
}

/** Binds papers into one tagged PDF/A-2b file, each with its own paper size, margins and page numbers. */
export function createBinding(faces: Faces, { duplex }: Options): Binding {
  const objects = createPdfObjects();
  const fonts = embeddedFonts(objects);
  const tree = { pages: objects.reserve(), resources: objects.reserve(), document: objects.reserve() };
  const pages: ObjectId[] = [];
  const sections: ObjectId[] = [];
  // By the number that a page has among those with marked texts: the list of what its marks belong to.
  const marked: string[] = [];
  const starts: number[] = [];
  const lengths: number[] = [];
  let about: Information | null = null;
  let lastSize: LaidOutPage['pageSize'] = { width: 0, height: 0 };

  const addPage = (
    { width, height }: LaidOutPage['pageSize'],
    { content, entries, id }: { content: string; entries?: string; id?: ObjectId },
  ): void => {
    const contents = objects.addStream('', content);
    const links = `/Parent ${ref(tree.pages)}/Resources ${ref(tree.resources)}/Contents ${ref(contents)}`;
    const box = `/MediaBox[0 0 ${number(width)} ${number(height)}]`;
    pages.push(objects.add(`<</Type/Page${links}${box}${entries ?? ''}>>`, id));
  };

  return {
    add: (definition) => {
      about ??= informationOf(definition);
      if (duplex && pages.length % 2 === 1) addPage(lastSize, { content: '' });
      starts.push(pages.length + 1);
      const section = addNode(null, 'Sect');
      const painted = layOut(definition, faces, section).map((page) => {
        const id = objects.reserve();
        const made = paintPage(page, { page: id, height: page.pageSize.height, fonts });
        const key = marked.push('') - 1;
        const group = page.watermark === undefined ? '' : '/Group<</S/Transparency/CS/DeviceRGB>>';
        addPage(page.pageSize, {
          content: made.content,
          entries: `/Tabs/S/StructParents ${key}${group}`,
          id,
        });
        lastSize = page.pageSize;
        return { key, nodes: made.marked };
      });
      lengths.push(painted.length);
      const { id, ids } = writeStructure(objects, section, tree.document);
      sections.push(id);
      for (const { key, nodes } of painted)
        marked[key] = ref(objects.add(`[${nodes.map((node) => ref(ids.get(node) ?? 0)).join(' ')}]`));
    },
    end: () => {
      if (about === null) throw new Error('nothing to bind');
      const pdf = writeCatalogue(objects, { about, tree, pages, sections, marked, fonts: fonts.write() });
      return { pdf, starts, lengths, pages: pages.length };
    },
  };
}

function layOut(
  definition: TDocumentDefinitions,
  faces: Faces,
  section: ConstructorParameters<typeof TaggedLayout>[1],
): LaidOutPage[] {
  const { pageSize, pageOrientation, pageMargins, content, defaultStyle, styles, footer, watermark } =
    definition;
  const size = normalizePageSize(pageSize, pageOrientation);
  const layout = new TaggedLayout({ size, margins: normalizePageMargin(pageMargins) }, section);
  layout.registerTableLayouts(tableLayouts);
  return layout.layoutDocument(
    content,
    { provideFont: faces.fontOf },
    ...[styles ?? {}, defaultStyle ?? {}],
    ...[undefined, undefined],
    typeof footer === 'function' || footer === undefined ? footer : () => footer,
    typeof watermark === 'string' ? { text: watermark } : watermark,
  );
}

function informationOf({ info }: TDocumentDefinitions): Information {
  const { title = '', author = '', subject = '', creationDate = new Date(0) } = info ?? {};
  return { title, author, subject, created: creationDate };
}
