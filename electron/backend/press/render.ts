import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { refuse, type Result } from '#contract/result.ts';
import { documents, isDocumentId } from '#templates/catalogue.ts';
import type { DocumentTemplate } from '#templates/document.ts';
import { createTypesetter, type Typesetter } from '#templates/layout/typeset.ts';
import { shippedWords } from '#templates/wording.ts';
import { createBinding } from './bind.ts';
import { openFaces, type OwnFont } from './faces.ts';
import type { Blanks, PressJob, PressSheet, Printed, PrintOptions } from './job.ts';
import { spelled } from './spelled.ts';
import { findLevelBreach } from './scan.ts';
import { draftOpacity } from './write-catalogue.ts';

interface RenderOptions {
  /** After each paper: how many are done. */
  readonly onPaper?: (done: number) => void;
}

export type Render = (job: PressJob, options?: RenderOptions) => Result<Printed>;

/**
 * Renders jobs with the faces of one folder and a township's own. Never reads another file and never an address of the
 * network.
 */
export function createRenderer(fontFolder: string, own: readonly OwnFont[] = []): Render {
  const faces = openFaces(fontFolder, own);

  return ({ sheets, options }, { onPaper } = {}) => {
    const binding = createBinding(faces, { duplex: options.duplex === true });
    const mayLack = options.lacking === 'leave-blank';
    const blanks: Blanks[] = [];
    for (const [paper, sheet] of sheets.entries()) {
      const typesetter = createTypesetter(faces.coverage);
      const defined = define(sheet, options, typesetter);
      if (!defined.ok) return defined;
      // Once something is missing the rest is only looked through for what else is.
      if (mayLack || blanks.length === 0) binding.add(defined.value);
      const characters = typesetter.missing();
      if (characters.length > 0) blanks.push({ paper, characters });
      onPaper?.(paper + 1);
    }
    const missing = [...new Set(blanks.flatMap(({ characters }) => characters))];
    if (missing.length > 0 && !mayLack) return refuse('glyph-missing', lackOf(missing));
    return { ok: true, value: { ...binding.end(), missing, blanks } };
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

const lackOf = (characters: readonly string[]): string =>
  `字库里没有${characters.map(spelled).join('、')}，没有打印。请核对这个字；确实要用的，可以留空一格打印后手写。`;
