import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Due, PaperLine } from '#domain/completeness/lines.ts';
import type { Found } from '#domain/completeness/evidence.ts';
import { checklistsThere, linesOfHouseholds } from './completeness.ts';
import { packsThere } from './completeness-procedures.ts';

/** One paper of a household's file as it is kept beside it: enough to tell its state on any day. */
export interface KeptLine {
  readonly item: string;
  readonly base: Found['base'];
  readonly due: Due;
}

/** As text: a letter for how it is, the entry's key, and the day from which it is missed where that matters. */
const LETTERS = {
  there: 't',
  unsigned: 'u',
  absent: 'a',
  'not-applicable': 'n',
  'on-shelf': 's',
  lost: 'l',
} as const satisfies Record<Found['base'], string>;
const BASES = new Map<string, Found['base']>(
  (Object.keys(LETTERS) as Found['base'][]).map((base) => [LETTERS[base], base]),
);

const textOf = ({ entry, base, due }: PaperLine): string =>
  `${LETTERS[base]}${entry.key}${base === 'absent' && due !== null ? ` ${due}` : ''}`;

/** The lines of a kept row. */
export function keptLines(text: string): KeptLine[] {
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return {
      base: BASES.get(line[0] ?? '') ?? 'absent',
      item: space === -1 ? line.slice(1) : line.slice(1, space),
      due: space === -1 ? null : line.slice(space + 1),
    };
  });
}

/** The file as a whole has the year 0; what happened in no certain year is of the file, too. */
function rowsOf(lines: readonly PaperLine[]): Map<number, string> {
  const ofYears = Map.groupBy(lines, ({ year }) => year ?? 0);
  return new Map([...ofYears].map(([year, own]) => [year, own.map(textOf).join('\n')]));
}

interface Kept {
  readonly year: number;
  readonly household_id: number;
  readonly lines: string;
}

const GIVEN = 'IN (SELECT value FROM json_each(?))';

const keptOf = (raw: Database.Database, ids: readonly number[]): Kept[] =>
  raw
    .prepare(`SELECT year, household_id, lines FROM household_paper WHERE household_id ${GIVEN}`)
    .all(JSON.stringify(ids)) as Kept[];

const keyOf = (year: number, id: number): string => `${id}/${year}`;

/** What the rows of these households should be, by household and year. */
const dueRows = (raw: Database.Database, ids: readonly number[]): Map<string, Kept> =>
  new Map(
    [...linesOfHouseholds(raw, ids)].flatMap(([id, lines]) =>
      [...rowsOf(lines)].map(([year, text]) => [keyOf(year, id), { year, household_id: id, lines: text }]),
    ),
  );

/** Brings the papers of these households up to date. */
export function refreshPapers(raw: Database.Database, ids: readonly number[]): void {
  const due = dueRows(raw, ids);
  const remove = raw.prepare('DELETE FROM household_paper WHERE year = ? AND household_id = ?');
  for (const { year, household_id: id, lines } of keptOf(raw, ids)) {
    const key = keyOf(year, id);
    const row = due.get(key);
    if (row === undefined) remove.run(year, id);
    else if (row.lines === lines) due.delete(key);
  }
  const put = raw.prepare(
    `INSERT INTO household_paper (year, household_id, lines) VALUES ($year, $household_id, $lines)
    ON CONFLICT (year, household_id) DO UPDATE SET lines = excluded.lines`,
  );
  for (const row of due.values()) put.run(row);
}

/** Of these households, those whose papers are not what the rows themselves say. */
export function outdatedPapers(raw: Database.Database, ids: readonly number[]): number[] {
  const due = dueRows(raw, ids);
  const kept = keptOf(raw, ids);
  const there = new Set(kept.map(({ year, household_id: id }) => keyOf(year, id)));
  return [
    ...kept.filter(({ year, household_id: id, lines }) => due.get(keyOf(year, id))?.lines !== lines),
    ...[...due.values()].filter(({ year, household_id: id }) => !there.has(keyOf(year, id))),
  ].map(({ household_id: id }) => id);
}

/** What the lists in force are known by; made once for the same packs. */
const bases = new WeakMap<object, string>();

function basisThere(raw: Database.Database): string {
  const lists = checklistsThere(raw);
  const known = bases.get(lists);
  if (known !== undefined) return known;
  const { packs, province } = packsThere(raw);
  const basis = createHash('sha256')
    .update(JSON.stringify([VERSION, province, packs]))
    .digest('hex');
  bases.set(lists, basis);
  return basis;
}

/** Of the rules in code: a higher one makes all rows anew. */
const VERSION = 1;

/** Whether all kept rows were made by other lists than those in force: after a change of packs, or by an older program. */
export const areListsChanged = (raw: Database.Database): boolean =>
  raw.prepare('SELECT lists FROM household_paper_basis WHERE id = 1').pluck().get() !== basisThere(raw);

/** Notes by which lists the rows were made. */
export const keepBasis = (raw: Database.Database): unknown =>
  raw
    .prepare(
      `INSERT INTO household_paper_basis (id, lists) VALUES (1, ?)
      ON CONFLICT (id) DO UPDATE SET lists = excluded.lists`,
    )
    .run(basisThere(raw));
