import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Result } from '#contract/result.ts';
import { documents } from '#templates/catalogue.ts';
import type { DocumentTemplate } from '#templates/document.ts';
import { createTypesetter } from '#templates/layout/typeset.ts';
import { bind } from './bind.ts';
import { coverageOf, fontTable, isInFolder } from './faces.ts';
import type { PressJob, Printed } from './job.ts';
import { findLevelBreach } from './scan.ts';

/** Renders jobs with the faces of one folder. Never reads another file and never an address of the network. */
export function createRenderer(fontFolder: string): (job: PressJob) => Promise<Result<Printed>> {
  const coverage = coverageOf(fontFolder);
  pdfmake.setFonts(fontTable(fontFolder));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(isInFolder(fontFolder));

  return async ({ document, model, more = [], options }) => {
    const found = Object.hasOwn(documents, document) ? documents[document] : null;
    if (found === null) return { ok: false, error: { code: 'not-found', what: `文书 ${document}` } };
    // A job pairs each document with its own model, which the lookup by number cannot show.
    const entry = found as unknown as DocumentTemplate<typeof model>;
    if (!entry.papers.includes(options.paper)) {
      return broken(
        'paper-size',
        `${entry.title}没有${options.paper}纸的版式，请改选${entry.papers.join('、')}。`,
      );
    }
    const models = [model, ...more] as (typeof model)[];
    const refusal = models.map((each) => entry.refusal(each)).find((each) => each !== null);
    if (refusal !== undefined) return broken(refusal.rule, refusal.message);

    const typesetter = createTypesetter(coverage);
    const { paper, printedAt, printedBy } = options;
    const define = (each: typeof model) => entry.template(each, { paper, printedAt, printedBy, typesetter });
    const definitions = models.map(define);
    const breach = definitions
      .map((definition, at) => findLevelBreach(definition, entry.level, entry.phones(models[at] ?? model)))
      .find((each) => each !== null);
    if (breach !== undefined) return broken('privacy-level', breach);

    const missing = [...typesetter.missing()];
    if (missing.length > 0 && options.lacking !== 'leave-blank')
      return broken('glyph-missing', lackOf(missing));
    const [only] = definitions;
    const printed =
      definitions.length === 1 && only !== undefined
        ? await print(only)
        : await printBound(definitions, () => models.map(define));
    return { ok: true, value: { ...printed, missing } };
  };
}

/** Twice: where each document begins is only known when all are laid out. */
async function printBound(
  definitions: readonly TDocumentDefinitions[],
  again: () => TDocumentDefinitions[],
): Promise<Pick<Printed, 'pdf' | 'pages'>> {
  const first = bind(definitions);
  await print(first.definition);
  return print(bind(again(), first.starts()).definition);
}

async function print(definition: TDocumentDefinitions): Promise<Pick<Printed, 'pdf' | 'pages'>> {
  let pages = 0;
  const { footer } = definition;
  const counted: TDocumentDefinitions = {
    ...definition,
    footer: (page, count, size) => {
      pages = count;
      return typeof footer === 'function' ? footer(page, count, size) : footer;
    },
  };
  const bytes = await pdfmake.createPdf(counted).getBuffer();
  return { pdf: new Uint8Array(bytes), pages };
}

function lackOf(characters: readonly string[]): string {
  const named = characters.map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `“${character.isWellFormed() ? character : '？'}”（U+${code}）`;
  });
  return `字库里没有${named.join('、')}，没有打印。请核对这个字；确实要用的，可以留空一格打印后手写。`;
}

const broken = (rule: string, message: string): Result<never> => ({
  ok: false,
  error: { code: 'rule', rule, message },
});
