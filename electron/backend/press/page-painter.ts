import type {
  Alignment,
  Inline,
  LaidOutPage,
  PageItem,
  PlacedWatermark,
  Vector,
} from 'pdfmake/js/LayoutBuilder.js';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import type { FaceFont } from './face-font.ts';
import { number, type ObjectId } from './pdf-objects.ts';
import type { StructureNode } from './structure.ts';
import type { MarkedLine } from './tagged-layout.ts';

export interface PaintedPage {
  readonly content: string;
  /** What each marked text of the page belongs to, by its number on the page. */
  readonly marked: readonly StructureNode[];
}

interface Painting {
  readonly page: ObjectId;
  readonly height: number;
  readonly fonts: EmbeddedFonts;
}

interface Pen {
  readonly out: string[];
  readonly marked: StructureNode[];
  readonly painting: Painting;
  /** What is being marked: a node's text, or what is not read aloud; null outside of any mark. */
  mark: StructureNode | 'artifact' | null;
  /** Vectors of one look that wait to be drawn in one go. */
  path: { readonly look: string; readonly paint: string; readonly segments: string[] } | null;
  /** By how much cells above each other in the stack push their content down or up. */
  readonly shifts: number[];
  font: string;
  fill: string;
}

/** The content of one page as it was laid out, without a word more than needed: most pages are rows of short texts. */
export function paintPage(page: LaidOutPage, painting: Painting): PaintedPage {
  const pen: Pen = {
    ...{ out: [`1 0 0 -1 0 ${number(painting.height)} cm`], marked: [], painting },
    ...{ mark: null, path: null, shifts: [], font: '', fill: '' },
  };
  for (const item of page.items) paintItem(pen, item);
  drawPath(pen);
  if (page.watermark !== undefined) paintWatermark(pen, page.watermark, page.pageSize);
  setMark(pen, null);
  return { content: pen.out.join('\n'), marked: pen.marked };
}

function paintItem(pen: Pen, item: PageItem): void {
  switch (item.type) {
    case 'vector':
      return addVector(pen, item.item);
    case 'line':
      return paintLine(pen, item.item);
    case 'beginVerticalAlignment':
      pen.shifts.push(shiftOf(item.item));
      return;
    case 'endVerticalAlignment':
      pen.shifts.pop();
      return;
    case 'beginClip': {
      const { x, y, width, height } = item.item;
      setMark(pen, null);
      pen.out.push(`q ${[x, y + shiftSum(pen), width, height].map(number).join(' ')} re W n`);
      return;
    }
    case 'endClip':
      setMark(pen, null);
      pen.out.push('Q');
      [pen.font, pen.fill] = ['', ''];
      return;
    default:
      throw new Error(`not painted: ${(item as { type: string }).type}`);
  }
}

function shiftOf(alignment: Alignment): number {
  if (alignment.isCellContentMultiPage === true || alignment.verticalAlignment === 'top') return 0;
  const room = alignment.getNodeHeight() - alignment.getViewHeight();
  return alignment.verticalAlignment === 'middle' ? -room / 2 : -room;
}

/** Waiting vectors come before whatever is marked anew. */
function setMark(pen: Pen, mark: Pen['mark']): void {
  if (pen.path !== null) drawPath(pen);
  if (pen.mark === mark) return;
  if (pen.mark !== null) pen.out.push('EMC');
  pen.mark = mark;
  if (mark === 'artifact') pen.out.push('/Artifact BMC');
  else if (mark !== null) {
    const at = pen.marked.push(mark) - 1;
    mark.children.push({ page: pen.painting.page, mark: at });
    pen.out.push(`/${mark.type}<</MCID ${at}>>BDC`);
  }
}

function paintLine(pen: Pen, line: MarkedLine): void {
  if (!line.inlines.some(({ text }) => text.trim() !== '')) return underline(pen, line);
  const { mark = null } = line;
  setMark(pen, mark === null || isRepeated(mark, pen.painting.page) ? 'artifact' : mark);
  const baseline = line.y + line.getAscenderHeight() + shiftSum(pen);
  pen.out.push('BT');
  for (const texts of joinable(line.inlines)) {
    const [first] = texts;
    if (first === undefined) continue;
    setFill(pen, first.color);
    showText(pen, { text: texts.map(({ text }) => text).join(''), first, x: line.x + first.x, y: baseline });
  }
  pen.out.push('ET');
  underline(pen, line);
}

/** The head of a table is read once, on the page where it stands first. */
function isRepeated(mark: StructureNode, page: ObjectId): boolean {
  let node: StructureNode | null = mark;
  while (node !== null && node.type !== 'TH') node = node.parent;
  if (node === null) return false;
  const [first] = mark.children;
  return first !== undefined && 'page' in first && first.page !== page;
}

/** Texts of one look that follow each other without a gap. */
function joinable(inlines: readonly Inline[]): Inline[][] {
  const groups: Inline[][] = [];
  for (const inline of inlines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const follows =
      last?.font === inline.font &&
      last.fontSize === inline.fontSize &&
      last.color === inline.color &&
      Math.abs(last.x + last.width - inline.x) < 0.01;
    if (follows) group?.push(inline);
    else groups.push([inline]);
  }
  return groups;
}

interface Placed {
  readonly text: string;
  readonly first: Pick<Inline, 'font' | 'fontSize'>;
  readonly x: number;
  readonly y: number;
}

function showText(pen: Pen, { text, first: { font, fontSize }, x, y }: Placed): void {
  let at = x;
  for (const { name, codes, width } of pen.painting.fonts.encode(text, font as FaceFont)) {
    const wanted = `/${name} ${number(fontSize)} Tf`;
    if (pen.font !== wanted) pen.out.push(wanted);
    pen.font = wanted;
    pen.out.push(`1 0 0 -1 ${number(at)} ${number(y)} Tm<${codes}>Tj`);
    at += (width * fontSize) / 1000;
  }
}

/** As pdfmake draws it: below the baseline, thicker with the size. */
function underline(pen: Pen, line: MarkedLine): void {
  for (const inline of line.inlines) {
    if (inline.decoration !== 'underline') continue;
    const ascent = (inline.font.ascender * inline.fontSize) / 1000;
    const thickness = 0.5 + Math.floor(Math.max(inline.fontSize - 8, 0) / 2) * 0.12;
    const y = line.y + line.getAscenderHeight() + (inline.height - ascent) * 0.45 - thickness / 2;
    const box = { x: line.x + inline.x, y, w: inline.width, h: thickness };
    addVector(pen, { type: 'rect', ...box, color: inline.color });
  }
}

const shiftSum = ({ shifts }: Pen): number => shifts.reduce((sum, shift) => sum + shift, 0);

function addVector(pen: Pen, vector: Vector): void {
  const { look, paint } = lookOf(vector);
  if (pen.path !== null && (pen.path.look !== look || pen.path.paint !== paint)) drawPath(pen);
  pen.path ??= { look, paint, segments: [] };
  pen.path.segments.push(segmentOf(vector, shiftSum(pen)));
}

function drawPath(pen: Pen): void {
  const { path } = pen;
  if (path === null) return;
  pen.path = null;
  setMark(pen, 'artifact');
  pen.out.push(`q ${path.look}`, ...path.segments, path.paint, 'Q');
}

function lookOf({ color, lineColor, lineWidth = 1, dash }: Vector): { look: string; paint: string } {
  const fill = color === undefined ? '' : colorOf(color, 'fill');
  if (color !== undefined && lineColor === undefined) return { look: fill, paint: 'f' };
  const dashes =
    dash === undefined ? '' : `[${number(dash.length)} ${number(dash.space ?? dash.length)}]0 d `;
  const look = `${fill} ${dashes}${number(lineWidth)} w ${colorOf(lineColor ?? 'black', 'stroke')}`;
  return { look, paint: color === undefined ? 'S' : 'B' };
}

function segmentOf(vector: Vector, shift: number): string {
  const at = (x: number, y: number) => `${number(x)} ${number(y + shift)}`;
  switch (vector.type) {
    case 'line':
      return `${at(vector.x1, vector.y1)} m ${at(vector.x2, vector.y2)} l`;
    case 'rect':
      return `${at(vector.x, vector.y)} ${number(vector.w)} ${number(vector.h)} re`;
    case 'polyline': {
      const steps = vector.points.map(({ x, y }, index) => `${at(x, y)} ${index === 0 ? 'm' : 'l'}`);
      return `${steps.join(' ')}${vector.closePath === true ? ' h' : ''}`;
    }
  }
}

function setFill(pen: Pen, color: string): void {
  const wanted = colorOf(color, 'fill');
  if (pen.fill !== wanted) pen.out.push(wanted);
  pen.fill = wanted;
}

const NAMED: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff', red: '#ff0000' };

function colorOf(color: string, use: 'fill' | 'stroke'): string {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(NAMED[color] ?? color);
  if (hex === null) throw new Error(`not a color: ${color}`);
  const parts = hex.slice(1).map((part) => number(Number.parseInt(part, 16) / 255));
  const [red, green, blue] = parts;
  if (red === green && green === blue) return `${red} ${use === 'fill' ? 'g' : 'G'}`;
  return `${parts.join(' ')} ${use === 'fill' ? 'rg' : 'RG'}`;
}

/** Across the middle of the page, paler by the graphics state `GS`. */
function paintWatermark(pen: Pen, mark: PlacedWatermark, page: LaidOutPage['pageSize']): void {
  const angle = (mark.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [page.width / 2, page.height / 2];
  const turn = [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos].map(number).join(' ');
  const { width, height } = mark._size.size;
  setMark(pen, 'artifact');
  pen.out.push(`q /GS gs ${turn} cm`, colorOf(mark.color, 'fill'), 'BT');
  const top = y - height / 2;
  const baseline = top + (mark.font.ascender * mark.fontSize) / 1000;
  pen.font = '';
  showText(pen, { text: mark.text, first: mark, x: x - width / 2, y: baseline });
  pen.out.push('ET', 'Q');
  [pen.font, pen.fill] = ['', ''];
}
