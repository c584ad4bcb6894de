import { deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { sha256Of } from '#db/attachment-files.ts';
import { attachmentOf } from '#db/attachments.ts';
import { insertRun } from '#db/documents.ts';
import type { WriteScope } from '#db/write.ts';
import type { PackageMetadata, PackedFile } from '#domain/keeping/package-metadata.ts';
import { Refusal, type Session } from '../session.ts';
import type { ReadPackage } from './read-package.ts';
import { asJson } from './verify-package.ts';

/** A paper that was printed elsewhere, as it is kept here: its file and how it was printed. */
export interface PrintOfPaper {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly draft: number;
  /** What it was made of, deflated as prints keep it. */
  readonly content: Buffer | null;
  readonly run: z.infer<typeof runSchema>;
}

const runSchema = z.object({
  printedAt: z.string().max(40),
  operator: z.string().max(200),
  paper: z.enum(['A4', 'A3']),
  duplex: z.int().min(0).max(1),
  copies: z.int().min(1).max(99),
});
const dataSchema = z.object({
  model: z.unknown().optional(),
  words: z.record(z.string(), z.string()).optional(),
  run: runSchema,
});

const MOST = 256 * 1024 * 1024;

export function printOf(read: ReadPackage, { files }: PackageMetadata, file: PackedFile): PrintOfPaper {
  const pdf = read.content(file.path, MOST);
  const beside = files.find(({ kind, of }) => kind === 'document-data' && of === file.of);
  const content = beside === undefined ? null : read.content(beside.path, MOST);
  const data = content === null ? undefined : dataSchema.safeParse(asJson(content));
  if (pdf === null || data?.success !== true) {
    const message = `包里的“${file.path}”或印它所用的数据读不出来，没有移入。`;
    throw new Refusal({ code: 'rule', rule: 'package-unfit', message });
  }
  const { model, words, run } = data.data;
  return {
    ...{ pdf, run, pages: file.pages ?? 1, draft: 0, bytes: pdf.length, sha256: sha256Of(pdf) },
    content: words === undefined ? null : deflateRawSync(JSON.stringify({ model, words })),
  };
}

/** The record of the file that a paper stands in. Gives its id. */
export async function putPrint(
  session: Session,
  { trx, changeId }: WriteScope,
  { run, sha256, bytes, pages, draft }: PrintOfPaper,
): Promise<number> {
  const attachmentId = await attachmentOf(trx, {
    ...{ sha256, bytes, media_type: 'application/pdf', name: `${sha256.slice(0, 16)}.pdf` },
    added_at: session.now().toISOString(),
  });
  return await insertRun(trx, {
    ...{ change_id: changeId, printed_at: run.printedAt, operator: run.operator, paper: run.paper, draft },
    ...{ duplex: run.duplex, copies: run.copies, pages, sha256, attachment_id: attachmentId },
  });
}
