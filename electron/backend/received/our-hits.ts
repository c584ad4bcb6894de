import { isWrittenBeside, lastChange } from '#db/changed-tables.ts';
import { hitsOfList, type ReceivedHitRow, type ReceivedListRow } from '#db/received.ts';
import type { Beside } from '#contract/received.ts';
import type { FoundHit } from '../checks/answer-hits.ts';
import { withAnswers } from '../checks/with-answers.ts';
import { handlesOf, walkHits } from '../checks/walk-hits.ts';
import { openArchiveOf, type Session, today } from '../session.ts';

interface OurHits {
  /** Of the rules that the list means, by rule and household (or village). */
  readonly named: ReadonlyMap<string, readonly FoundHit[]>;
  /** How many warnings and errors that nobody answered, of the other rules. */
  readonly others: ReadonlyMap<string, number>;
}

interface Kept extends OurHits {
  readonly key: string;
  readonly change: number;
}

const kept = new WeakMap<Session, Kept>();

const whereOf = (rule: string, householdId: number | null, villageId: number | null): string =>
  `${rule} ${householdId ?? `v${villageId ?? 0}`}`;

/** What our own checks find in the list's year now. Kept until something else than a list is written. */
async function ourHits(
  session: Session,
  list: ReceivedListRow,
  rows: readonly ReceivedHitRow[],
): Promise<OurHits> {
  const { rawReading } = openArchiveOf(session);
  const rules = new Set(rows.flatMap(({ rule }) => rule ?? []));
  const key = `${session.archiveName} ${today(session)} ${list.year} ${[...rules].toSorted().join(' ')}`;
  const known = kept.get(session);
  const change = lastChange(rawReading);
  if (known?.key === key && known.change <= change && !isWrittenBeside(rawReading, known.change, LISTS))
    return known;
  const named = new Map<string, FoundHit[]>();
  const others = new Map<string, number>();
  const request = { year: list.year };
  const visitor = withAnswers(handlesOf(session), request, (finding, digest) => {
    const { rule, householdId, villageId, answer } = finding;
    if (!rules.has(rule)) {
      if (answer === null) others.set(rule, (others.get(rule) ?? 0) + 1);
      return;
    }
    const where = whereOf(rule, householdId, villageId);
    const hit = { finding, digest: finding.level === 'warning' ? digest() : '' };
    const same = named.get(where);
    if (same === undefined) named.set(where, [hit]);
    else same.push(hit);
  });
  await walkHits(session, request, visitor);
  const found = { key, change, named, others };
  kept.set(session, found);
  return found;
}

const LISTS = ['received_list', 'received_hit', 'received_rule'] as const;

export interface Laid {
  readonly row: ReceivedHitRow;
  readonly beside: Beside;
  /** What we find there ourselves. */
  readonly ours: readonly FoundHit[];
}

/** A line beside our own hits. */
function layBeside(row: ReceivedHitRow, { named }: OurHits): Laid {
  if (row.householdId === null && row.villageId === null) return { row, beside: 'no-household', ours: [] };
  if (row.rule === null)
    return { row, beside: row.householdId === null ? 'no-household' : 'no-rule', ours: [] };
  const there = named.get(whereOf(row.rule, row.householdId, row.villageId)) ?? [];
  const ours =
    row.memberId === null
      ? there
      : there.filter(({ finding }) => finding.memberId === null || finding.memberId === row.memberId);
  if (ours.length > 0)
    return { row, ours, beside: ours.every(({ finding }) => finding.answer !== null) ? 'answered' : 'found' };
  return { row, ours, beside: row.householdId === null ? 'no-household' : 'gone' };
}

export interface LaidList {
  readonly lines: readonly Laid[];
  /** Hits that nobody answered and no line names, by rule. */
  readonly onlyOurs: ReadonlyMap<string, number>;
}

/** A whole list beside our own hits. */
export async function layListBeside(session: Session, list: ReceivedListRow): Promise<LaidList> {
  const rows = hitsOfList(openArchiveOf(session).rawReading, list.id);
  const ours = await ourHits(session, list, rows);
  const lines = rows.map((row) => layBeside(row, ours));
  const told = new Set(lines.flatMap((line) => line.ours));
  const onlyOurs = new Map(ours.others);
  for (const hit of [...ours.named.values()].flat())
    if (hit.finding.answer === null && !told.has(hit))
      onlyOurs.set(hit.finding.rule, (onlyOurs.get(hit.finding.rule) ?? 0) + 1);
  return { lines, onlyOurs };
}
