import { join } from 'node:path';
import { prepareFonts } from '../../../electron/setup/fonts.mjs';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import type { PressJob, PrintOptions } from '#backend/press/job.ts';
import { createRenderer } from '#backend/press/render.ts';
import type { DocumentId, ModelOf } from '#templates/catalogue.ts';
import type { Words } from '#templates/wording.ts';

export const root = join(import.meta.dirname, '../../..');
export const fontFolder = join(root, 'dist/fonts');

// One for all tests of a file: its fonts' coverage is read once.
let renderer: ReturnType<typeof createRenderer> | null = null;
const render = (job: PressJob) => (renderer ??= createRenderer(fontFolder))(job);

/** Idempotent; the lead's global setup runs it too. */
export const beforeFonts = (): Promise<string> => prepareFonts(root);

export const printOptions: PrintOptions = { paper: 'A4', printedAt: '2026-01-04T09:30', printedBy: '李四' };

/** A file of one paper. */
export type OnePaper = {
  [Id in DocumentId]: {
    readonly document: Id;
    readonly model: ModelOf<Id>;
    readonly words?: Words;
    readonly options: PrintOptions;
  };
}[DocumentId];

/** The letters at the foot of every paper of the tests. */
export const code = 'KDRTPWMX';

export const jobOf = ({ options, ...paper }: OnePaper): PressJob => ({
  sheets: [{ ...paper, code }],
  options,
});

/** Renders in this process and reads the PDF back; throws the refusal, whose message a test may match. */
export async function printed(paper: OnePaper): Promise<ReadPdf & { readonly pdf: Uint8Array }> {
  const result = render(jobOf(paper));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { ...(await readPdf(result.value.pdf)), pdf: result.value.pdf };
}

/** Name of the rule by which the press refuses the paper. */
export function refusedBy(paper: OnePaper): Promise<string | null> {
  const result = render(jobOf(paper));
  return Promise.resolve(result.ok || result.error.code !== 'rule' ? null : result.error.rule);
}
