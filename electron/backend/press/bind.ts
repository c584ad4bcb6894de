import type { Content, DynamicContent, Node, NodeQueries, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Several documents as one file: each begins on a new page and keeps its own page numbers and page breaks. */
export interface Bound {
  readonly definition: TDocumentDefinitions;
  /** After printing: the page on which each document began, from 1. */
  readonly starts: () => number[];
}

/**
 * Binds definitions of one template. `starts` come from a first printing, whose page numbers run through; without
 * them they are not known yet. Changes the contents given: pdfmake does so as well.
 */
export function bind(definitions: readonly TDocumentDefinitions[], starts?: readonly number[]): Bound {
  const [first] = definitions;
  if (first === undefined) throw new Error('nothing to bind');
  const found = definitions.map(() => Number.POSITIVE_INFINITY);
  const content = definitions.map((definition, index): Content => {
    markTexts(definition.content, index);
    return { stack: [definition.content], ...(index === 0 ? {} : { pageBreak: 'before' as const }) };
  });
  const definition: TDocumentDefinitions = {
    ...first,
    content,
    pageBreakBefore: (node, queries) => {
      const mark = markOf(node);
      if (mark === null) return false;
      found[mark.index] = Math.min(found[mark.index] ?? 1, node.pageNumbers[0] ?? 1);
      const ask = definitions[mark.index]?.pageBreakBefore;
      return ask === undefined ? false : ask(unmarked(node, mark.id), queriesOf(queries, mark.index));
    },
    ...(starts !== undefined && { footer: footerOf(definitions, starts) }),
  };
  return { definition, starts: () => found };
}

/** Ids must differ within a file: those of each document get its place before them. */
function markTexts(content: unknown, index: number): void {
  let count = 0;
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!isNode(node)) return;
    const isText = node['text'] !== undefined;
    if (isText || node['id'] !== undefined)
      node['id'] = `${index}/${(count += 1)}/${typeof node['id'] === 'string' ? node['id'] : ''}`;
    if (isText) return;
    for (const key of ['stack', 'columns', 'ul', 'ol']) walk(node[key]);
    if (isNode(node['table'])) walk(node['table']['body']);
  };
  walk(content);
}

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function markOf({ id }: Pick<Node, 'id'>): { index: number; id: string } | null {
  const match = /^(\d+)\/\d+\/(.*)$/s.exec(id ?? '');
  return match === null ? null : { index: Number(match[1]), id: match[2] ?? '' };
}

const unmarked = (node: Node, id: string): Node => ({ ...node, id: id === '' ? undefined : id });

/** What a document may ask about its neighbourhood: its own nodes, under their own ids. */
function queriesOf(queries: NodeQueries, index: number): NodeQueries {
  const own = (nodes: Node[]) =>
    nodes.flatMap((node) => {
      const mark = markOf(node);
      return mark?.index === index ? [unmarked(node, mark.id)] : [];
    });
  return {
    getFollowingNodesOnPage: () => own(queries.getFollowingNodesOnPage()),
    getNodesOnNextPage: () => own(queries.getNodesOnNextPage()),
    getPreviousNodesOnPage: () => own(queries.getPreviousNodesOnPage()),
  };
}

function footerOf(definitions: readonly TDocumentDefinitions[], starts: readonly number[]): DynamicContent {
  return (page, count, size) => {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= page),
    );
    const start = starts[index] ?? 1;
    const end = (starts[index + 1] ?? count + 1) - 1;
    const footer = definitions[index]?.footer;
    return typeof footer === 'function' ? footer(page - start + 1, end - start + 1, size) : (footer ?? '');
  };
}
