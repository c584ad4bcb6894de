import { number, ref, type ObjectId, type PdfObjects } from './pdf-objects.ts';

/** A text on a page, by the number under which the page's content marks it. */
interface MarkedContent {
  readonly page: ObjectId;
  readonly mark: number;
}

export type StructureType = 'Document' | 'Sect' | 'H1' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';

/** What a reading program reads aloud, in its order. */
export interface StructureNode {
  readonly type: StructureType;
  readonly parent: StructureNode | null;
  readonly children: (StructureNode | MarkedContent)[];
  /** Columns and rows that a cell takes. */
  readonly span?: { readonly columns: number; readonly rows: number };
}

export function addNode(
  parent: StructureNode | null,
  type: StructureType,
  span?: StructureNode['span'],
): StructureNode {
  const node = { type, parent, children: [], ...(span !== undefined && { span }) };
  parent?.children.push(node);
  return node;
}

/** Cells stand for their place even when they are empty. */
const lasting: readonly StructureType[] = ['Table', 'TR', 'TH', 'TD'];

const isNode = (child: StructureNode | MarkedContent): child is StructureNode => 'type' in child;

function isEmpty({ type, children }: StructureNode): boolean {
  if (type === 'Table') return !children.some((row) => isNode(row) && row.children.length > 0);
  return !lasting.includes(type) && children.every((child) => isNode(child) && isEmpty(child));
}

/** The node of each marked text, page by page, as the file's parent tree wants them. */
export type MarkedNodes = Map<StructureNode, ObjectId>;

/** Writes a tree whose pages are all painted; answers with the number of each of its nodes. */
export function writeStructure(
  objects: PdfObjects,
  root: StructureNode,
  parent: ObjectId,
): { readonly id: ObjectId; readonly ids: MarkedNodes } {
  const ids: MarkedNodes = new Map();
  const write = (node: StructureNode, above: ObjectId): ObjectId => {
    const id = objects.reserve();
    ids.set(node, id);
    const kids = node.children.flatMap((child): (ObjectId | MarkedContent)[] => {
      if (!isNode(child)) return [child];
      return isEmpty(child) ? [] : [write(child, id)];
    });
    objects.add(`<</S/${node.type}/P ${ref(above)}${kidsOf(kids)}${attributesOf(node)}>>`, id);
    return id;
  };
  return { id: write(root, parent), ids };
}

function kidsOf(kids: readonly (ObjectId | MarkedContent)[]): string {
  if (kids.length === 0) return '';
  const marks = kids.filter((kid) => typeof kid !== 'number');
  const [first] = marks;
  const page = first !== undefined && marks.every((kid) => kid.page === first.page) ? first.page : null;
  const sources = kids.map((kid) => {
    if (typeof kid === 'number') return ref(kid);
    if (page !== null) return number(kid.mark);
    return `<</Type/MCR/Pg ${ref(kid.page)}/MCID ${kid.mark}>>`;
  });
  return `${page === null ? '' : `/Pg ${ref(page)}`}/K[${sources.join(' ')}]`;
}

function attributesOf({ type, span }: StructureNode): string {
  const entries = [
    type === 'TH' ? '/Scope/Column' : '',
    span !== undefined && span.columns > 1 ? `/ColSpan ${span.columns}` : '',
    span !== undefined && span.rows > 1 ? `/RowSpan ${span.rows}` : '',
  ].join('');
  return entries === '' ? '' : `/A<</O/Table${entries}>>`;
}
