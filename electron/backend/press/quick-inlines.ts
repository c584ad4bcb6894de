import type { FontProvider } from 'pdfmake/js/LayoutBuilder.js';
import type { BrokenText, InlineStyle, MeasuredText, StyleStack } from 'pdfmake/js/TextInlines.js';
import { TextInlines } from './layout-engine.ts';

const inherited = [
  ...['font', 'fontSize', 'lineHeight', 'alignment', 'color', 'decoration'],
  ...['noWrap', 'leadingIndent', 'preserveLeadingSpaces', 'preserveTrailingSpaces'],
] as readonly string[] as readonly (keyof InlineStyle)[];

/**
 * Measures texts as pdfmake does, with the styles that our documents have. In a Chinese text every character is a
 * word, and pdfmake looks up some twenty styles for each through all that holds it; here they are looked up once
 * for a paragraph.
 */
export class QuickInlines extends TextInlines {
  private readonly fonts: FontProvider;

  constructor(fonts: FontProvider) {
    super(fonts);
    this.fonts = fonts;
  }

  override measure(texts: BrokenText[], styles: StyleStack): MeasuredText[] {
    const around = styleAround(styles);
    return texts.map((text, at) => this.measureOne(text, around, at === 0));
  }

  private measureOne(own: BrokenText, around: InlineStyle, isFirst: boolean): MeasuredText {
    const { text, lineEnd, noNewLine } = own;
    const face = own.font ?? around.font;
    if (face === undefined) throw new Error('a text without a face');
    const font = this.fonts.provideFont(face);
    const fontSize = own.fontSize ?? around.fontSize ?? 12;
    const indent = isFirst ? (own.leadingIndent ?? around.leadingIndent ?? 0) : 0;
    const keepsStart = own.preserveLeadingSpaces ?? around.preserveLeadingSpaces ?? false;
    const keepsEnd = own.preserveTrailingSpaces ?? around.preserveTrailingSpaces ?? false;
    const spaces = (pattern: RegExp) => font.widthOfString(pattern.exec(text)?.[0] ?? '', fontSize);
    return {
      ...{ text, font, fontSize },
      alignment: own.alignment ?? around.alignment ?? 'left',
      color: own.color ?? around.color ?? 'black',
      decoration: own.decoration ?? around.decoration ?? null,
      noWrap: own.noWrap ?? around.noWrap ?? null,
      width: font.widthOfString(text, fontSize),
      height: font.lineHeight(fontSize) * (own.lineHeight ?? around.lineHeight ?? 1),
      leadingCut: (keepsStart ? 0 : spaces(/^\s+/)) - indent,
      trailingCut: keepsEnd ? 0 : spaces(/\s+$/),
      ...(indent !== 0 && { leadingIndent: indent }),
      ...(lineEnd !== undefined && { lineEnd }),
      ...(noNewLine !== undefined && { noNewLine }),
    };
  }
}

/** What holds for a text that says nothing itself: the innermost node that does. */
function styleAround({ styleOverrides, defaultStyle = {} }: StyleStack): InlineStyle {
  const found: Record<string, unknown> = {};
  for (const node of [defaultStyle, ...styleOverrides]) {
    if (typeof node === 'string') throw new Error('styles by name are not in use');
    for (const key of inherited) {
      const value = node[key];
      if (value !== undefined) found[key] = value;
    }
  }
  return found;
}
