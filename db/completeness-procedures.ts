import type Database from 'better-sqlite3';
import type { ProcedureFacts } from '#domain/completeness/facts.ts';
import type { Occasion } from '#domain/completeness/vocabulary.ts';
import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { type PackFile, packFileSchema, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { findPack, resolvePack } from '#domain/policy/resolve-pack.ts';
import { withChosenSteps } from '#domain/procedures/chosen-steps.ts';
import type { Effect, Procedure } from '#domain/procedures/definition.ts';

const OCCASION_OF: Readonly<Record<Effect, Occasion | null>> = {
  'open-monitoring-spell': 'monitoring',
  'eliminate-spell': 'elimination',
  recognise: 'recognition',
  return: 'return',
  exit: 'exit',
  clear: 'clear',
  none: null,
};

interface Row {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly year: number;
  readonly status: string;
  readonly packId: string;
  readonly packVersion: number;
  readonly optionalSteps: string | null;
}

const COLUMNS = `p.id, p.key, p.title, p.year, p.status, p.pack_id AS packId, p.pack_version AS packVersion,
  p.optional_steps AS optionalSteps`;

/** Procedures that were not stopped: those of these ids, or with `null` all. */
export function procedureFacts(
  raw: Database.Database,
  ids: readonly number[] | null,
  packs: readonly PackFile[],
): Map<number, ProcedureFacts> {
  const given = ids === null ? [] : [JSON.stringify(ids)];
  const from = ids === null ? 'procedure p' : 'json_each(?) o CROSS JOIN procedure p ON p.id = o.value';
  const rows = raw.prepare(`SELECT ${COLUMNS} FROM ${from} WHERE p.status <> 'stopped'`).all(given) as Row[];
  const steps = raw.prepare(
    'SELECT step_key AS key, done_on AS doneOn FROM procedure_step WHERE procedure_id = ?',
  );
  return new Map(
    rows.flatMap((row) => {
      const definition = definitionOf(row, packs);
      if (definition === null) return [];
      const done = new Map(
        (steps.all(row.id) as { key: string; doneOn: string }[]).map(({ key, doneOn }) => [key, doneOn]),
      );
      return [[row.id, factsOf(row, definition, done)] as const];
    }),
  );
}

/** A pack of a later version of the program may be beyond this one: then nothing is known of its procedures. */
function definitionOf({ key, packId, packVersion, optionalSteps }: Row, packs: readonly PackFile[]) {
  const file = findPack(packs, { id: packId, version: packVersion });
  const pack: PolicyPack | null = file === undefined ? null : resolvePack(file, packs).pack;
  const whole = pack?.procedures.find((procedure) => procedure.key === key);
  return whole === undefined ? null : withChosenSteps(whole, (optionalSteps ?? '').split(','));
}

function factsOf(row: Row, { effect, steps }: Procedure, done: ReadonlyMap<string, string>): ProcedureFacts {
  const asked = new Map<string, string | null>();
  steps.forEach(({ key, papers }, at) => {
    for (const { document, by } of papers) {
      const step = by === 'next-step' ? (steps[at + 1]?.key ?? key) : key;
      // A paper that several steps ask for is there from the first of them.
      if (asked.get(document) == null) asked.set(document, done.get(step) ?? null);
    }
  });
  const notice = steps.find((step) => step.notice !== undefined);
  const { id, key, title, year, status } = row;
  return {
    ...{ id, key, title, year, asked, occasion: OCCASION_OF[effect] },
    noticeOn: notice === undefined ? undefined : (done.get(notice.key) ?? null),
    finishedOn: status === 'finished' ? ([...done.values()].toSorted().at(-1) ?? null) : null,
  };
}

/** Packs as they were stored, read once for each content. */
const read = new Map<string, readonly PackFile[]>();
const KEPT = 4;

/** All packs and the province that chooses among them. */
export function packsThere(raw: Database.Database): { packs: readonly PackFile[]; province: string } {
  const province = raw.prepare('SELECT province FROM township WHERE id = 1').pluck().get();
  const hashes = (raw.prepare('SELECT sha256 FROM policy_pack ORDER BY id').pluck().all() as string[]).join(
    ' ',
  );
  return {
    packs: read.get(hashes) ?? readAll(raw, hashes),
    province: typeof province === 'string' ? province : '',
  };
}

function readAll(raw: Database.Database, hashes: string): readonly PackFile[] {
  const bodies = raw.prepare('SELECT body FROM policy_pack ORDER BY id').pluck().all() as string[];
  const own = bodies.flatMap((body) => {
    const { success, data } = packFileSchema.safeParse(JSON.parse(body));
    return success ? [data] : [];
  });
  const packs = own.length === 0 ? SHIPPED_PACKS : [...SHIPPED_PACKS, ...own];
  if (read.size >= KEPT) read.clear();
  read.set(hashes, packs);
  return packs;
}
