// The layout engine of pdfmake 0.3.11 below its public face, as far as the press stands on it (`layout-engine.ts`).
declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { Content, DynamicContent, Watermark } from 'pdfmake/interfaces.js';

  /** What the engine asks of a font. */
  export interface MeasuringFont {
    /** In thousandths of an em. */
    readonly ascender: number;
    readonly descender: number;
    readonly widthOfString: (text: string, size: number) => number;
    readonly lineHeight: (size: number) => number;
  }
  export interface FontProvider {
    readonly provideFont: (family: string) => MeasuringFont;
  }

  export interface Inline {
    readonly text: string;
    readonly x: number;
    readonly width: number;
    readonly height: number;
    readonly font: MeasuringFont;
    readonly fontSize: number;
    readonly color: string;
    readonly decoration: string | null;
  }
  export interface Line {
    readonly x: number;
    readonly y: number;
    readonly inlines: readonly Inline[];
    readonly getHeight: () => number;
    readonly getAscenderHeight: () => number;
  }
  interface Strokes {
    readonly lineWidth?: number;
    readonly lineColor?: string;
    /** Fills. */
    readonly color?: string;
    readonly dash?: { readonly length: number; readonly space?: number };
  }
  export type Vector =
    | (Strokes & { type: 'line'; x1: number; y1: number; x2: number; y2: number })
    | (Strokes & { type: 'rect'; x: number; y: number; w: number; h: number })
    | (Strokes & { type: 'polyline'; points: readonly { x: number; y: number }[]; closePath?: boolean });
  export interface Alignment {
    readonly verticalAlignment: 'top' | 'middle' | 'bottom';
    readonly isCellContentMultiPage?: boolean;
    readonly getNodeHeight: () => number;
    readonly getViewHeight: () => number;
  }
  export type PageItem =
    | { readonly type: 'line'; readonly item: Line }
    | { readonly type: 'vector'; readonly item: Vector }
    | { readonly type: 'beginVerticalAlignment' | 'endVerticalAlignment'; readonly item: Alignment }
    | { readonly type: 'beginClip'; readonly item: { x: number; y: number; width: number; height: number } }
    | { readonly type: 'endClip' };

  export interface PlacedWatermark {
    readonly text: string;
    readonly font: MeasuringFont;
    readonly fontSize: number;
    readonly color: string;
    readonly opacity: number;
    readonly angle: number;
    readonly _size: { readonly size: { readonly width: number; readonly height: number } };
  }
  export interface LaidOutPage {
    readonly pageSize: { readonly width: number; readonly height: number };
    readonly items: readonly PageItem[];
    readonly watermark?: PlacedWatermark;
  }

  /** A node of the definition once it is measured. */
  export interface LayoutNode {
    readonly table?: {
      readonly headerRows?: number;
      readonly body: readonly (readonly LayoutNode[])[];
    };
    readonly font?: string;
    readonly colSpan?: number;
    readonly rowSpan?: number;
    /** Stands in a place that another cell covers. */
    readonly _span?: boolean;
  }

  /** The module's `default`: see `layout-engine.ts`. */
  export class LayoutBuilder {
    constructor(pageSize: object, pageMargins: object, svgMeasure: null);
    /** Set when the layout begins. */
    docMeasure: { textInlines: object };
    registerTableLayouts(layouts: object): void;
    tryLayoutDocument(content: Content, fonts: FontProvider, ...rest: unknown[]): unknown;
    layoutDocument(
      content: Content,
      fonts: FontProvider,
      styles: object,
      defaultStyle: object,
      background: undefined,
      header: undefined,
      footer: DynamicContent | undefined,
      watermark: Watermark | undefined,
    ): LaidOutPage[];
    processNode(node: LayoutNode, isVerticalAlignmentAllowed?: boolean): void;
    processTable(node: LayoutNode): void;
    processLeaf(node: LayoutNode): void;
    buildNextLine(node: LayoutNode): Line | null;
    addDynamicRepeatable(nodeGetter: unknown, sizeFunction: unknown, name: string): void;
  }
}

declare module 'pdfmake/js/tableLayouts.js' {
  export const tableLayouts: object;
}

declare module 'pdfmake/js/PageSize.js' {
  export function normalizePageSize(size: unknown, orientation: unknown): { width: number; height: number };
  export function normalizePageMargin(margins: unknown): object;
}

declare module 'pdfmake/js/TextInlines.js' {
  import type { FontProvider, MeasuringFont } from 'pdfmake/js/LayoutBuilder.js';

  /** What may stand at a text or at what holds it. */
  export interface InlineStyle {
    readonly font?: string;
    readonly fontSize?: number;
    readonly lineHeight?: number;
    readonly alignment?: string;
    readonly color?: string;
    readonly decoration?: string;
    readonly noWrap?: boolean;
    readonly leadingIndent?: number;
    readonly preserveLeadingSpaces?: boolean;
    readonly preserveTrailingSpaces?: boolean;
  }
  export interface StyleStack {
    /** Names of styles, or nodes, the innermost last. */
    readonly styleOverrides: readonly (InlineStyle | string)[];
    readonly defaultStyle?: InlineStyle;
  }
  /** A word between two places where a line may end. */
  export interface BrokenText extends InlineStyle {
    readonly text: string;
    readonly lineEnd?: boolean;
    readonly noNewLine?: boolean;
  }
  export interface MeasuredText extends Omit<BrokenText, 'font' | 'decoration' | 'noWrap'> {
    readonly font: MeasuringFont;
    readonly decoration: string | null;
    readonly noWrap: boolean | null;
    readonly height: number;
    readonly width: number;
    readonly leadingCut: number;
    readonly trailingCut: number;
  }
  export class TextInlines {
    constructor(fonts: FontProvider);
    measure(texts: BrokenText[], styles: StyleStack): MeasuredText[];
  }
}
