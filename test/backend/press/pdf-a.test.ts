import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { aNotice, aPlan, noticeRows, posted } from '../../templates/models.ts';
import { readSource, type PdfSource } from './pdf-source.ts';
import { readPdf } from './read-pdf.ts';
import { beforeFonts, code, fontFolder, printOptions } from './render-job.ts';
import type { PressSheet } from '#backend/press/job.ts';
import { createRenderer } from '#backend/press/render.ts';

beforeAll(beforeFonts);

const render = createRenderer(fontFolder);

// Extension B, the blocks for names, a radical that shares its drawing with a character, and a ligature in Latin.
const RARE = '䶮㛃𬭎𠅤𫖯㐱䲟';
const plan: PressSheet = { document: 'P34', model: aPlan({ head: RARE, cause: '缺fi技术' }), code };
const notice: PressSheet = { document: 'P12', model: aNotice({ rows: noticeRows(60) }), code };

function made(sheets: readonly PressSheet[], draft = false): Uint8Array {
  const result = render({ sheets, options: { ...printOptions, draft } });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.pdf;
}

const text = (hex: string | undefined): string =>
  Buffer.from((hex ?? '').slice(4), 'hex')
    .swap16()
    .toString('utf16le');

/** The requirements of ISO 19005-2 level B that can be read off the file. */
describe('PDF/A-2b', () => {
  let source: PdfSource;
  let xmp: string;
  beforeAll(() => {
    source = readSource(made([plan, notice], true));
    const [catalogue = ''] = source.ofType('Catalog');
    xmp = source.streams.get(source.follow(catalogue, 'Metadata'))?.toString('utf8') ?? '';
  });

  test('is declared in the metadata, which is no compressed stream', () => {
    expect(xmp).toMatch(/pdfaid:part="2" pdfaid:conformance="B"/);
    expect(source.ofType('Metadata')).toEqual([expect.not.stringContaining('/Filter')]);
  });

  test('the metadata says what the information dictionary says', () => {
    const info = source.objects.get(source.follow(source.trailer, 'Info')) ?? '';
    const entry = (key: string) => text(new RegExp(`/${key} <([0-9a-f]+)>`).exec(info)?.[1]);
    const [, day] = /\/CreationDate \(D:(\d{14})Z\)/.exec(info) ?? [];
    const stamp = day?.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z');
    expect(xmp).toContain(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${entry('Title')}<`);
    expect(xmp).toContain(`<dc:creator><rdf:Seq><rdf:li>${entry('Author')}<`);
    expect(xmp).toContain(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${entry('Subject')}<`);
    expect(xmp).toContain(`<pdf:Producer>${entry('Producer')}<`);
    expect(xmp).toContain(`<xmp:CreatorTool>${entry('Creator')}<`);
    expect(xmp).toContain(`<xmp:CreateDate>${stamp}<`);
    expect(xmp).toContain(`<xmp:ModifyDate>${stamp}<`);
  });

  test('colours have one meaning: an sRGB profile as output intent', () => {
    const [intent = ''] = source.ofType('OutputIntent');
    const profile = source.streams.get(source.follow(intent, 'DestOutputProfile'));
    expect(intent).toContain('/S/GTS_PDFA1');
    expect(profile?.readUInt32BE(0)).toBe(profile?.length);
    expect(profile?.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile?.toString('latin1', 36, 40)).toBe('acsp');
  });

  test('nothing is encrypted, runs, opens, is attached or comes from elsewhere', () => {
    const all = [source.trailer, ...source.objects.values()].join('\n');
    expect(all).not.toMatch(
      /\/(Encrypt|JavaScript|JS|AA|OpenAction|EmbeddedFiles?|AF|Launch|URI|GoToR|LZWDecode|XFA|Alternates|OPI|PS|HTP)\b/,
    );
    expect(source.trailer).toMatch(/\/ID\[<([0-9a-f]{32})><\1>\]/);
  });

  test('every font is embedded whole enough: program, widths, text of each code', () => {
    const fonts = source.ofType('Font/Subtype/Type0');
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) {
      const descendant = source.objects.get(Number(/DescendantFonts\[(\d+) /.exec(font)?.[1])) ?? '';
      const descriptor = source.objects.get(source.follow(descendant, 'FontDescriptor')) ?? '';
      const program = source.streams.get(source.follow(descriptor, 'FontFile2'));
      const unicode = source.streams.get(source.follow(font, 'ToUnicode'))?.toString('latin1') ?? '';
      const glyphs = source.streams.get(source.follow(descendant, 'CIDToGIDMap'));
      const codes = [
        ...(unicode.split('endcodespacerange')[1] ?? '').matchAll(/^<([0-9a-f]{4})><[0-9a-f]+>$/gm),
      ];
      expect(program?.readUInt32BE(0)).toBe(0x00010000);
      expect(codes.length).toBe((glyphs?.length ?? 0) / 2 - 1);
      // A glyph of its own for every code: 0 would be the box for what a font lacks.
      const numbers = codes.map((_, at) => glyphs?.readUInt16BE((at + 1) * 2));
      expect(numbers).not.toContain(0);
    }
  });

  test('only a page with 草稿 across it has transparency, and says in which colours', () => {
    const pages = source.ofType('Page/');
    expect(pages.every((page) => page.includes('/Group<</S/Transparency/CS/DeviceRGB>>'))).toBe(true);
    const valid = readSource(made([plan]));
    expect(valid.ofType('Page/')).toEqual([expect.not.stringContaining('/Group')]);
  });

  test('pages paint with what is in the file: marks are closed, states are given back', () => {
    for (const page of source.ofType('Page/')) {
      const content = source.streams.get(source.follow(page, 'Contents'))?.toString('latin1') ?? '';
      const count = (pattern: RegExp) => content.match(pattern)?.length ?? 0;
      expect(count(/\bB[DM]C$/gm)).toBe(count(/^EMC$/gm));
      expect(count(/^q\b/gm)).toBe(count(/^Q$/gm));
      expect(count(/^BT$/gm)).toBe(count(/^ET$/gm));
    }
  });
});

interface TreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly children?: readonly TreeNode[];
}

async function treeOf(pdf: Uint8Array, page: number): Promise<TreeNode> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const tree = await (await (await task.promise).getPage(page)).getStructTree();
  await task.destroy();
  return tree;
}

const rolesOf = (node: TreeNode): string[] => [node.role ?? '', ...(node.children ?? []).flatMap(rolesOf)];

describe('the structure', () => {
  test('tells heading, paragraphs, and the cells of tables from their heads', async () => {
    const roles = rolesOf(await treeOf(made([plan]), 1));
    expect(roles.slice(0, 5)).toEqual(['Root', 'Document', 'Sect', 'H1', '']);
    expect(roles.filter((role) => role === 'TH')).toHaveLength(11);
    expect(roles.filter((role) => role === 'Table')).toHaveLength(4);
    expect(roles).toContain('TD');
    expect(roles).toContain('P');
  });

  test('the head of a list is read on its first page only', () => {
    const source = readSource(made([notice]));
    const heads = source
      .ofType('Page/')
      .map((page) => source.streams.get(source.follow(page, 'Contents'))?.toString('latin1'))
      .map((content) => content?.match(/^\/TH<</gm)?.length ?? 0);
    expect(heads.filter((count) => count > 0)).toEqual([5]);
    expect(heads.length).toBeGreaterThan(2);
  });

  test('every marked text belongs to a node, and each node knows its page', () => {
    const source = readSource(made([plan, notice]));
    const [root = ''] = source.ofType('StructTreeRoot');
    const parents = source.objects.get(source.follow(root, 'ParentTree')) ?? '';
    const lists = [...parents.matchAll(/(\d+) (\d+) 0 R/g)].map(
      ([, , id]) => source.objects.get(Number(id)) ?? '',
    );
    const pages = source.ofType('Page/');
    expect(lists).toHaveLength(pages.length);
    pages.forEach((page, at) => {
      const content = source.streams.get(source.follow(page, 'Contents'))?.toString('latin1') ?? '';
      const nodes = [...(lists[at] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) =>
        source.objects.get(Number(id)),
      );
      expect(nodes).toHaveLength(content.match(/MCID/g)?.length ?? 0);
      expect(nodes.every((node) => node?.includes('/S/') === true)).toBe(true);
    });
  });
});

describe('the text', () => {
  test('copies out as it was, rare characters and all', async () => {
    const { pages } = await readPdf(made([plan]));
    expect(pages[0]).toContain(RARE);
    expect(pages[0]).toContain('缺fi技术');
  });

  test('of two characters that a font draws alike, each copies out as itself', async () => {
    const alike = '一⼀';
    const row = noticeRows(1).map((each) => ({ ...each, head: posted(alike) }));
    const { pages } = await readPdf(made([{ document: 'P12', model: aNotice({ rows: row }), code }]));
    expect(pages.join('')).toContain(alike);
  });
});
