import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { findAboveLevel, privateContentLabels, type PrivacyLevel } from '#domain/identity/privacy.ts';

interface Found {
  /** A paragraph whole; null for content that is no text and therefore cannot be judged. */
  readonly text: string | null;
  /** Row of the table that it stands in, the first below the heading being 1. */
  readonly row: number | null;
}

const containers = ['stack', 'columns', 'ul', 'ol'] as const;
const opaque = ['image', 'svg', 'qr', 'attachment', 'link', 'toc', 'section', 'files'] as const;

/**
 * Judges a definition as it goes to the printer, whatever its model's types said: every paragraph is read whole,
 * however it is cut into runs. A part that is exactly one of the office phones is passed over. Answers with a
 * clerk's sentence that names the place and the kind, not the text; null when all is fit for the level.
 */
export function findLevelBreach(
  document: TDocumentDefinitions,
  level: PrivacyLevel,
  phones: readonly string[],
): string | null {
  if (level === 'FULL') return null;
  const exempt = new Set(phones);
  const information = Object.values(document.info ?? {}).map(String);
  for (const { text, row } of textsOf([document.content, partsOfPages(document), information], exempt)) {
    const label = text === null ? '图片等无法检查的内容' : firstLabel(text, level);
    if (label === null) continue;
    const place = row === null ? '文中' : `名单第${row}行`;
    return `${place}有${label}，超出这份文书的公开级别，没有打印。请改正后再印。`;
  }
  return null;
}

function firstLabel(text: string, level: PrivacyLevel): string | null {
  const [kind] = findAboveLevel(text, level);
  return kind === undefined ? null : privateContentLabels[kind];
}

/** Header, footer, background and watermark, as they come out on a first and a second page. */
function partsOfPages({ header, footer, background, watermark }: TDocumentDefinitions): unknown[] {
  const size = { width: 595, height: 842, orientation: 'portrait' } as const;
  const edges = [header, footer].flatMap((part) =>
    typeof part === 'function' ? [part(1, 2, size), part(2, 2, size)] : [part],
  );
  return [...edges, typeof background === 'function' ? background(1, size) : background, watermark];
}

function textsOf(node: unknown, exempt: ReadonlySet<string>, row: number | null = null): Found[] {
  if (Array.isArray(node)) return node.flatMap((child) => textsOf(child, exempt, row));
  if (typeof node === 'string' || typeof node === 'number') return [{ text: String(node), row }];
  if (!isNode(node)) return [];
  if (opaque.some((key) => node[key] !== undefined)) return [{ text: null, row }];
  const own = node['text'] === undefined ? [] : [{ text: inlineText(node, exempt), row }];
  const inner = containers.flatMap((key) => textsOf(node[key], exempt, row));
  const table = isNode(node['table']) ? node['table']['body'] : [];
  const cells = Array.isArray(table) ? table : [];
  return [...own, ...inner, ...cells.flatMap((line, at) => textsOf(line, exempt, at === 0 ? null : at))];
}

function inlineText(node: unknown, exempt: ReadonlySet<string>): string {
  if (Array.isArray(node)) return node.map((child) => inlineText(child, exempt)).join('');
  if (isNode(node)) return inlineText(node['text'], exempt);
  if (typeof node === 'number') return String(node);
  if (typeof node !== 'string') return '';
  return exempt.has(node) ? '电话' : node;
}

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
