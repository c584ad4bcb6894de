import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { refuse, type Result } from '#contract/result.ts';
import { documents, isDocumentId } from '#templates/catalogue.ts';
import type { DocumentTemplate } from '#templates/document.ts';
import { createTypesetter, type Typesetter } from '#templates/layout/typeset.ts';
import { shippedWords } from '#templates/wording.ts';
import { createBinding } from './bind.ts';
import { openFaces } from './faces.ts';
import type { PressJob, PressSheet, Printed, PrintOptions } from './job.ts';
import { findLevelBreach } from './scan.ts';
import { draftOpacity } from './write-catalogue.ts';

interface RenderOptions {
  /** After each paper: how many are done. */
  readonly onPaper?: (done: number) => void;
}

export type Render = (job: PressJob, options?: RenderOptions) => Result<Printed>;

/** Renders jobs with the faces of one folder. Never reads another file and never an address of the network. */
export function createRenderer(fontFolder: string): Render {
  const faces = openFaces(fontFolder);

  return ({ sheets, options }, { onPaper } = {}) => {
    const typesetter = createTypesetter(faces.coverage);
    const binding = createBinding(faces, { duplex: options.duplex === true });
    const mayLack = options.lacking === 'leave-blank';
    for (const [at, sheet] of sheets.entries()) {
      const defined = define(sheet, options, typesetter);
      if (!defined.ok) return defined;
      // Once something is missing the rest is only looked through for what else is.
      if (mayLack || typesetter.missing().length === 0) binding.add(defined.value);
      onPaper?.(at + 1);
    }
    const missing = [...typesetter.missing()];
    if (missing.length > 0 && !mayLack) return refuse('glyph-missing', lackOf(missing));
    return { ok: true, value: { ...binding.end(), missing } };
  };
}

function define(
  { document, model, words, code }: PressSheet,
  options: PrintOptions,
  typesetter: Typesetter,
): Result<TDocumentDefinitions> {
  if (!isDocumentId(document))
    return { ok: false, error: { code: 'not-found', what: `文书 ${String(document)}` } };
  // A sheet pairs each document with its own model, which the lookup by number cannot show.
  const entry = documents[document] as unknown as DocumentTemplate<typeof model>;
  const { paper, printedAt, printedBy, draft = false } = options;
  if (!entry.papers.includes(paper))
    return refuse('paper-size', `《${entry.title}》没有${paper}纸的版式，请改选${entry.papers.join('、')}。`);
  const refusal = entry.refusal(model);
  if (refusal !== null) return refuse(refusal.rule, refusal.message);
  const [need] = draft ? [] : entry.needs(model);
  if (need !== undefined) return refuse(need.rule, need.message);

  const texts = { ...shippedWords(entry.wording), ...words };
  const context = { paper, printedAt, printedBy, code, words: texts, typesetter };
  const definition = entry.template(model, context);
  const breach = findLevelBreach(definition, entry.level, entry.phones(model));
  if (breach !== null) return refuse('privacy-level', breach);
  return { ok: true, value: draft ? { ...definition, watermark: draftMark } : definition };
}

const draftMark = {
  text: '草稿',
  font: 'hei',
  color: '#808080',
  opacity: draftOpacity,
  angle: -35,
  fontSize: 130,
};

function lackOf(characters: readonly string[]): string {
  const named = characters.map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `“${character.isWellFormed() ? character : '？'}”（U+${code}）`;
  });
  return `字库里没有${named.join('、')}，没有打印。请核对这个字；确实要用的，可以留空一格打印后手写。`;
}
