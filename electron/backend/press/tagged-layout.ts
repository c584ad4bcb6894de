import type { Content } from 'pdfmake/interfaces.js';
import type { FontProvider, LayoutNode, Line } from 'pdfmake/js/LayoutBuilder.js';
import { LayoutBuilder } from './layout-engine.ts';
import { QuickInlines } from './quick-inlines.ts';
import { addNode, type StructureNode } from './structure.ts';

/** A line of text that knows what it is; null for what repeats on pages and is not read aloud. */
export interface MarkedLine extends Line {
  readonly mark?: StructureNode | null;
}

/**
 * pdfmake's layout, which also notes what each line of text is: heading, paragraph, cell of a table. Lines are
 * copied when blocks move between pages; the note is copied with them. Stands on what `pdfmake.d.ts` declares;
 * a test holds the version.
 */
export class TaggedLayout extends LayoutBuilder {
  private readonly cells = new WeakMap<LayoutNode, StructureNode>();
  private parent: StructureNode | null;
  private leaf: StructureNode | null = null;

  constructor(page: { readonly size: object; readonly margins: object }, root: StructureNode) {
    super(page.size, page.margins, null);
    this.parent = root;
  }

  override tryLayoutDocument(content: Content, fonts: FontProvider, ...rest: unknown[]): unknown {
    this.docMeasure.textInlines = new QuickInlines(fonts);
    return super.tryLayoutDocument(content, fonts, ...rest);
  }

  override processNode(node: LayoutNode, isVerticalAlignmentAllowed?: boolean): void {
    const cell = this.cells.get(node);
    if (cell === undefined) return super.processNode(node, isVerticalAlignmentAllowed);
    this.within(cell, () => super.processNode(node, isVerticalAlignmentAllowed));
  }

  override processTable(node: LayoutNode): void {
    if (this.parent !== null) this.noteCells(node, this.parent);
    super.processTable(node);
  }

  override processLeaf(node: LayoutNode): void {
    const { parent } = this;
    const isWholeCell = parent !== null && this.cells.get(node) === parent;
    const type = node.font === 'title' ? 'H1' : 'P';
    this.leaf = parent === null || isWholeCell ? parent : addNode(parent, type);
    super.processLeaf(node);
  }

  override buildNextLine(node: LayoutNode): Line | null {
    const line = super.buildNextLine(node);
    return line === null ? null : Object.assign(line, { mark: this.leaf });
  }

  /** Headers and footers. */
  override addDynamicRepeatable(nodeGetter: unknown, sizeFunction: unknown, name: string): void {
    this.within(null, () => super.addDynamicRepeatable(nodeGetter, sizeFunction, name));
  }

  private within(parent: StructureNode | null, work: () => void): void {
    const outer = this.parent;
    this.parent = parent;
    work();
    this.parent = outer;
  }

  private noteCells(
    { table: { headerRows = 0, body } = { body: [] } }: LayoutNode,
    parent: StructureNode,
  ): void {
    const table = addNode(parent, 'Table');
    body.forEach((cells, row) => {
      const line = addNode(table, 'TR');
      for (const cell of cells) {
        if (cell._span === true) continue;
        const span = { columns: cell.colSpan ?? 1, rows: cell.rowSpan ?? 1 };
        this.cells.set(cell, addNode(line, row < headerRows ? 'TH' : 'TD', span));
      }
    });
  }
}
