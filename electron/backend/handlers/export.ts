import { listExports } from '#db/exports.ts';
import { reader } from '#db/write.ts';
import type { Output } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { countRows, isExportKind } from '../exports/export-rows.ts';
import { noSheets, writeExport } from '../exports/write-export.ts';
import { packOfYear } from '../packs/library.ts';
import { openArchiveOf } from '../session.ts';

/** By chapter: 3.5 before 3.10. */
const chapterOf = (kind: string): number => Number(kind.split('.')[1] ?? 0);

export const exportHandlers = {
  'export.kinds': async (session, { year }) => {
    const db = reader(openArchiveOf(session));
    const pack = await packOfYear(db, year);
    const definitions = pack?.exports ?? {};
    const kinds: Output<'export.kinds'>['kinds'] = [];
    for (const [kind, { title, columns, source }] of Object.entries(definitions)) {
      if (!isExportKind(kind)) continue;
      const rows = await countRows(db, kind, year);
      // The pack says in its source which columns nobody has published.
      kinds.push({ kind, title, columns: columns.length, rows, inferred: source.includes('拟定') });
    }
    const sorted = kinds.toSorted((a, b) => chapterOf(a.kind) - chapterOf(b.kind));
    return ok({ kinds: sorted, whyNone: sorted.length > 0 ? null : noSheets(year, pack) });
  },
  'export.write': writeExport,
  'export.list': async (session) => {
    const rows = await listExports(reader(openArchiveOf(session)));
    return ok({
      exports: rows.map(({ id, kind, title, year, file, rows: count, sha256, at }) => ({
        ...{ id, kind, title, year, file, rows: count, sha256, at },
      })),
    });
  },
} satisfies Pick<Handlers, 'export.kinds' | 'export.write' | 'export.list'>;
