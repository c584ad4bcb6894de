import { createHash } from 'node:crypto';
import { insertExport, insertExportContent } from '#db/exports.ts';
import type { Output } from '#contract/channels.ts';
import { act, type Session } from '../session.ts';
import { type ExportScope, type KeptExport, packContent } from './export-content.ts';
import { spanWords } from './load-export.ts';

export interface FileToRecord {
  readonly name: string;
  /** 村, 全镇 or a household. */
  readonly area: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly households: number;
  readonly members: number;
  /** Null for what is not kept. */
  readonly content: KeptExport | null;
}

interface ExportHead {
  readonly command: string;
  /** Of the table. */
  readonly title: string;
  readonly scope: ExportScope;
  readonly working?: boolean;
}

/** Writes down what leaves the house, as one act that an undo leaves alone, and puts the files where they are taken. */
export async function recordExports(
  session: Session,
  { command, title, scope, working = false }: ExportHead,
  files: readonly FileToRecord[],
): Promise<Output<'export.write'>['files']> {
  const total = files.reduce((sum, { rows }) => sum + rows, 0);
  const { kind, year, from, to } = scope;
  const head = { command, title: `导出“${title}”：${spanWords(scope)} ${total} 行` };
  const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const at = session.now().toISOString();
  const { value: ids } = await act(session, head, async ({ trx, changeId, keep }) => {
    keep();
    const made: number[] = [];
    for (const [index, { name, area, rows, households, members, content }] of files.entries()) {
      const id = await insertExport(trx, {
        ...{ change_id: changeId, kind, title, year, from_on: from, to_on: to, area },
        ...{ file: name, rows, households, members, sha256: hashes[index] ?? '', at },
        working: working ? 1 : 0,
      });
      if (content !== null) await insertExportContent(trx, id, packContent(content));
      made.push(id);
    }
    return made;
  });
  return files.map(({ name, area, bytes, rows, households, members }, index) => ({
    ...session.outputs.put(name, bytes),
    ...{ id: ids[index] ?? 0, kind, area, rows, households, members, sha256: hashes[index] ?? '' },
  }));
}
