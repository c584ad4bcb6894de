import { createRequire } from 'node:module';
import type { LayoutBuilder as Builder } from 'pdfmake/js/LayoutBuilder.js';
import type { TextInlines as Inlines } from 'pdfmake/js/TextInlines.js';

// CommonJS modules with a `default`: loaders disagree about what importing one gives, `require` does not.
const load = createRequire(import.meta.url);

/** pdfmake's layout and its measuring, below its public face: `pdfmake.d.ts` says what the press stands on. */
export const LayoutBuilder = (load('pdfmake/js/LayoutBuilder.js') as { default: typeof Builder }).default;
export const TextInlines = (load('pdfmake/js/TextInlines.js') as { default: typeof Inlines }).default;
