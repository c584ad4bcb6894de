import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

type Node = Readonly<Record<string, unknown>>;

/** The same papers for a browser and an office suite: their texts and tables, each paper on a new page. */
export function definitionsHtml(definitions: readonly TDocumentDefinitions[]): string {
  const [first] = definitions;
  const across = first?.pageOrientation === 'landscape' ? ' landscape' : '';
  const papers = definitions.map(({ content }) => `<section>${html(content)}</section>`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: ${typeof first?.pageSize === 'string' ? first.pageSize : 'A4'}${across}; margin: 18mm 16mm }
body { font: 10.5pt serif; margin: 0 } section { page-break-after: always } p { margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 6pt 0 } thead { display: table-header-group }
tr { page-break-inside: avoid } td { border: 0.5pt solid #000; padding: 2pt 3pt }
.row { display: flex } .row > div { flex: 1 }
</style><body>${papers.join('\n')}`;
}

function html(node: unknown): string {
  if (node === null || node === undefined) return '';
  if (Array.isArray(node)) return node.map(html).join('');
  if (typeof node === 'string' || typeof node === 'number') return `<p>${escaped(String(node))}</p>`;
  if (typeof node !== 'object') return '';
  const { stack, columns, table, text } = node as Node;
  if (stack !== undefined) return `<div>${html(stack)}</div>`;
  if (Array.isArray(columns))
    return `<div class="row">${columns.map((column) => `<div>${html(column)}</div>`).join('')}</div>`;
  if (table !== undefined) return tableHtml(table as Node);
  return text === undefined ? '' : `<p style="${styleOf(node as Node)}">${inline(text)}</p>`;
}

function tableHtml({ body, headerRows = 0, heights }: Node): string {
  const rows = (body as Node[][]).map((cells, at) => {
    const height = typeof heights === 'function' ? (heights as (row: number) => unknown)(at) : heights;
    return `<tr style="height:${Number(height) || 0}pt">${cells.map(cellHtml).join('')}</tr>`;
  });
  const head = rows.splice(0, Number(headerRows)).join('');
  return `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}

function cellHtml(cell: Node): string {
  if (cell['_span'] === true || Object.keys(cell).length === 0) return '';
  const [columns, rows] = [cell['colSpan'], cell['rowSpan']].map((span) => Number(span ?? 1));
  return `<td colspan="${columns}" rowspan="${rows}">${html(cell)}</td>`;
}

const styleOf = ({ fontSize, alignment }: Node): string =>
  `font-size:${Number(fontSize) || 10.5}pt;text-align:${typeof alignment === 'string' ? alignment : 'left'}`;

function inline(text: unknown): string {
  if (Array.isArray(text)) return text.map(inline).join('');
  if (typeof text === 'object' && text !== null) return inline((text as Node)['text']);
  return typeof text === 'string' || typeof text === 'number'
    ? escaped(String(text)).replaceAll('\n', '<br>')
    : '';
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
