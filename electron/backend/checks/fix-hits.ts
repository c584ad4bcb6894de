import { factsLoader, householdsToCheck } from '#db/facts.ts';
import { householdIdsOf } from '#db/households.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { annualStatementId } from '#db/statements.ts';
import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { idKey } from '#domain/identity/id-number.ts';
import type { HouseholdFacts } from '#domain/quality/facts.ts';
import { type Fix, FIX_KINDS, FIX_TITLES, type FixKind } from '#domain/quality/fixes/fix.ts';
import { FIX_COLUMNS, fixesOf } from '#domain/quality/fixes/fixes.ts';
import { HEAD } from '#domain/quality/kinship.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { CheckFix } from '#contract/check.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session } from '../session.ts';

const CHUNK = 400;
/** So many are shown; the rest comes when these are done. */
const MOST_SHOWN = 5000;

/** What can be put right without asking anybody, in the order of household numbers. */
export async function offerFixes(
  session: Session,
  { year, villageId, householdIds, kinds }: Input<'check.fixes'>,
): Promise<Result<Output<'check.fixes'>>> {
  const given =
    householdIds ??
    (villageId === undefined ? undefined : await householdIdsOf(reader(openArchiveOf(session)), villageId));
  const counts = new Map<FixKind, number>();
  const fixes: CheckFix[] = [];
  let found = 0;
  await eachFix(session, year, given, (fix, household) => {
    counts.set(fix.kind, (counts.get(fix.kind) ?? 0) + 1);
    if (kinds?.includes(fix.kind) === false) return;
    found += 1;
    if (fixes.length < MOST_SHOWN) fixes.push(shown(fix, household));
  });
  return ok({
    fixes,
    more: found - fixes.length,
    kinds: FIX_KINDS.flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count === 0 ? [] : [{ kind, title: FIX_TITLES[kind], count }];
    }),
  });
}

async function eachFix(
  session: Session,
  year: number,
  given: readonly number[] | undefined,
  onFix: (fix: Fix, household: HouseholdFacts) => void,
): Promise<void> {
  const { rawReading } = openArchiveOf(session);
  const load = factsLoader(rawReading, year, { columns: FIX_COLUMNS, before: new Map() });
  const ids = householdsToCheck(rawReading, given);
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const household of load(ids.slice(from, from + CHUNK)))
      for (const fix of fixesOf(household)) onFix(fix, household);
    if (ids.length > CHUNK) await new Promise((resolve) => setImmediate(resolve));
  }
}

function shown(fix: Fix, { id, householdNo, members }: HouseholdFacts): CheckFix {
  const whose =
    fix.memberId === null
      ? members.find(({ present, values }) => present && values['relation'] === HEAD)
      : members.find((member) => member.id === fix.memberId);
  const name = whose?.values['name'];
  return {
    ...fix,
    title: FIX_TITLES[fix.kind],
    ...{
      householdId: Number(id),
      householdNo,
      memberId: fix.memberId === null ? null : Number(fix.memberId),
    },
    name: typeof name === 'string' ? name : null,
  };
}

interface Writing {
  readonly householdId: number;
  readonly memberId: number | null;
  readonly table: 'household' | 'member' | 'income_statement';
  readonly cells: Cells;
}

/** Puts right what was chosen and can still be put right that way, as one change. */
export async function applyFixes(
  session: Session,
  { year, fixes, reason }: Input<'check.fix'>,
): Promise<Result<Output<'check.fix'>>> {
  const asked = new Set(fixes.map(placeOf));
  const writings = new Map<string, Writing>();
  const done = new Set<string>();
  await eachFix(session, year, [...new Set(fixes.map(({ householdId }) => householdId))], (fix, { id }) => {
    const householdId = Number(id);
    const memberId = fix.memberId === null ? null : Number(fix.memberId);
    const place = placeOf({ ...fix, householdId, memberId });
    if (!asked.has(place)) return;
    done.add(place);
    collect(writings, { householdId, memberId }, fix);
  });
  const head = {
    command: 'check.fix',
    title: `直接改正：${titleOf(fixes)} ${done.size} 处`,
    ...(reason === undefined || reason === '' ? {} : { reason }),
  };
  const written = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    for (const { table, householdId, memberId, cells } of writings.values()) {
      const rowId =
        table === 'income_statement'
          ? annualStatementId(raw, householdId, year)
          : table === 'member'
            ? memberId
            : householdId;
      if (rowId !== null) writer.update(table, rowId, cells);
    }
  });
  return ok({ change: written.change, done: done.size, gone: asked.size - done.size });
}

type Place = Input<'check.fix'>['fixes'][number];

/** All sums of a statement are one: one put right alone would make the others wrong. */
const placeOf = ({ kind, householdId, memberId, field }: Place): string =>
  kind === 'sums' ? `${kind} ${householdId}` : `${kind} ${householdId} ${memberId ?? ''} ${field}`;

function collect(
  writings: Map<string, Writing>,
  { householdId, memberId }: Pick<Writing, 'householdId' | 'memberId'>,
  { field: key, after }: Fix,
): void {
  const field = findField(key);
  if (field === undefined) return;
  const table = field.store as Writing['table'];
  const row = `${table} ${memberId ?? householdId}`;
  const writing = writings.get(row) ?? { householdId, memberId, table, cells: {} };
  writing.cells[field.name] = after;
  if (key === 'member.id_number') writing.cells['id_key'] = idKey(String(after));
  writings.set(row, writing);
}

function titleOf(fixes: readonly Place[]): string {
  const kinds = [...new Set(fixes.map(({ kind }) => kind))];
  const [first] = kinds;
  return first === undefined || kinds.length > 1 ? '几类错误' : FIX_TITLES[first];
}
