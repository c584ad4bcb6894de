import { listExports } from '#db/exports.ts';
import { reader } from '#db/write.ts';
import type { Output } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { checkRows, householdIdsOf } from '../exports/check-rows.ts';
import { exportAgain } from '../exports/export-again.ts';
import { exportChanges } from '../exports/export-changes.ts';
import { countRows, isExportKind } from '../exports/export-rows.ts';
import { exportSheet } from '../exports/export-sheet.ts';
import { areaOf, loadExport, noSheets, scopeOf, spanOf } from '../exports/load-export.ts';
import { writeExport } from '../exports/write-export.ts';
import { writeForms } from '../exports/write-forms.ts';
import { packOfYear } from '../packs/library.ts';
import { asJob, openArchiveOf, today } from '../session.ts';

/** By chapter: 3.5 before 3.10. */
const chapterOf = (kind: string): number => Number(kind.split('.')[1] ?? 0);

const PREVIEW_ROWS = 50;
const MOST_FINDINGS = 500;

const kinds: Handlers['export.kinds'] = async (session, asked) => {
  const db = reader(openArchiveOf(session));
  const scope = scopeOf(asked);
  const { year, villageId } = scope;
  await areaOf(db, villageId);
  const pack = await packOfYear(db, year);
  const found: Output<'export.kinds'>['kinds'] = [];
  for (const [kind, { title, columns, source }] of Object.entries(pack?.exports ?? {})) {
    if (!isExportKind(kind)) continue;
    const rows =
      villageId === null
        ? await countRows(db, kind, spanOf(scope, today(session)))
        : (await loadExport(session, { ...scope, kind })).rows.length;
    // The pack says in its source which columns nobody has published.
    found.push({ kind, title, columns: columns.length, rows, inferred: source.includes('拟定') });
  }
  const sorted = found.toSorted((a, b) => chapterOf(a.kind) - chapterOf(b.kind));
  return ok({ kinds: sorted, whyNone: sorted.length > 0 ? null : noSheets(year, pack) });
};

const check: Handlers['export.check'] = (session, { kind, job, ...asked }) =>
  asJob(session, job, async (signal) => {
    const { rows, scope, definition } = await loadExport(session, { kind, ...scopeOf(asked) });
    const wanted = { rows, definition, year: scope.year, job, level: 'error' } as const;
    const { hits, counts } = await checkRows(session, wanted, signal);
    return ok({
      households: householdIdsOf(rows).length,
      errors: counts.error,
      findings: hits.slice(0, MOST_FINDINGS),
    });
  });

const preview: Handlers['export.preview'] = async (session, { kind, ...asked }) => {
  const { definition, rows, setting } = await loadExport(session, { kind, ...scopeOf(asked) });
  const sheet = exportSheet(definition, rows.slice(0, PREVIEW_ROWS), setting);
  return ok({
    ...{ title: definition.title, note: sheet.note ?? '', total: rows.length },
    columns: sheet.columns.map(({ header, kind: of }) => ({ header, kind: of })),
    rows: sheet.rows.map((row) => [...row]),
  });
};

const list: Handlers['export.list'] = async (session) => {
  const rows = await listExports(reader(openArchiveOf(session)));
  return ok({
    exports: rows.map(({ from_on, to_on, working, kept, change_id: _, ...row }) => ({
      ...row,
      ...{ from: from_on, to: to_on, working: working === 1, kept: Boolean(kept) },
    })),
  });
};

export const exportHandlers = {
  'export.kinds': kinds,
  'export.check': check,
  'export.preview': preview,
  'export.write': writeExport,
  'export.forms': writeForms,
  'export.list': list,
  'export.changes': exportChanges,
  'export.again': exportAgain,
} satisfies Partial<Handlers>;
