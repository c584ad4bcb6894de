import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { refuse, type Result } from '#contract/result.ts';
import { documents, isDocumentId } from '#templates/catalogue.ts';
import type { DocumentTemplate } from '#templates/document.ts';
import { createTypesetter, type Typesetter } from '#templates/layout/typeset.ts';
import { shippedWords } from '#templates/wording.ts';
import { bind } from './bind.ts';
import { coverageOf, fontTable, isInFolder } from './faces.ts';
import type { PressJob, PressSheet, Printed, PrintOptions } from './job.ts';
import { findLevelBreach } from './scan.ts';

/** Renders jobs with the faces of one folder. Never reads another file and never an address of the network. */
export function createRenderer(fontFolder: string): (job: PressJob) => Promise<Result<Printed>> {
  const coverage = coverageOf(fontFolder);
  pdfmake.setFonts(fontTable(fontFolder));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(isInFolder(fontFolder));

  return async ({ sheets, options }) => {
    const typesetter = createTypesetter(coverage);
    const definitions: TDocumentDefinitions[] = [];
    for (const sheet of sheets) {
      const defined = define(sheet, options, typesetter);
      if (!defined.ok) return defined;
      definitions.push(defined.value);
    }
    const missing = [...typesetter.missing()];
    if (missing.length > 0 && options.lacking !== 'leave-blank')
      return refuse('glyph-missing', lackOf(missing));
    const bound = bind(definitions, { duplex: options.duplex === true });
    const bytes = await pdfmake.createPdf(bound.definition).getBuffer();
    const { starts, pages } = bound.laidOut();
    return { ok: true, value: { pdf: new Uint8Array(bytes), pages, starts, missing } };
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

const draftMark = { text: '草稿', font: 'hei', color: '#808080', opacity: 0.18, angle: -35, fontSize: 130 };

function lackOf(characters: readonly string[]): string {
  const named = characters.map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `“${character.isWellFormed() ? character : '？'}”（U+${code}）`;
  });
  return `字库里没有${named.join('、')}，没有打印。请核对这个字；确实要用的，可以留空一格打印后手写。`;
}
