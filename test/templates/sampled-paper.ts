import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { coverageOf } from '#backend/press/faces.ts';
import type { PressJob } from '#backend/press/job.ts';
import { createRenderer } from '#backend/press/render.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import type { DocumentTemplate } from '#templates/document.ts';
import type { Paper } from '#templates/layout/page.ts';
import { createTypesetter } from '#templates/layout/typeset.ts';
import { shippedWords } from '#templates/wording.ts';
import { code, fontFolder, printOptions } from '../backend/press/render-job.ts';
import { laidOut, type LaidOut } from '#test/support/laid-out.ts';
import { samples, type Size } from './samples/all.ts';
import type { Margins } from './page-faults.ts';

export interface SampledPaper extends LaidOut {
  readonly pdf: Uint8Array;
  readonly margins: Margins;
  /** Width and height in mm of a page that stands as the document wants it. */
  readonly size: readonly [number, number];
  /** A paper that lacks something for being valid is printed as a draft. */
  readonly isDraft: boolean;
}

const render = createRenderer(fontFolder);
const coverage = coverageOf(fontFolder);

/** The lookup by number cannot show that a sample is the model of its own document. */
export const templateOf = (id: DocumentId): DocumentTemplate<unknown> =>
  documents[id] as unknown as DocumentTemplate<unknown>;

/** A sample as it is printed. Throws what the press refuses. */
export async function sampledPaper(id: DocumentId, size: Size, paper: Paper): Promise<SampledPaper> {
  const template = templateOf(id);
  const model: unknown = samples[id][size];
  const isDraft = template.needs(model).length > 0;
  const options = { ...printOptions, paper, draft: isDraft };
  const result = render({ sheets: [{ document: id, model, code }], options } as PressJob);
  if (!result.ok) throw new Error(`${id} ${size}: ${JSON.stringify(result.error)}`);
  const words = shippedWords(template.wording);
  const context = { ...options, code, words, typesetter: createTypesetter(coverage) };
  const definition = template.template(model, context);
  const { pdf } = result.value;
  return { ...(await laidOut(pdf)), pdf, isDraft, ...frameOf(definition, paper) };
}

const SHORT_AND_LONG = { A4: [210, 297], A3: [297, 420] } as const;

function frameOf({ pageMargins, pageOrientation }: TDocumentDefinitions, paper: Paper) {
  if (!Array.isArray(pageMargins) || pageMargins.length !== 4)
    throw new Error('margins are told side by side');
  const [short, long] = SHORT_AND_LONG[paper];
  const size = pageOrientation === 'landscape' ? ([long, short] as const) : ([short, long] as const);
  return { margins: pageMargins, size };
}
