import type { ChecklistEntry } from '#domain/policy/checklist-parts.ts';
import type { Day } from '#domain/time/day.ts';
import { holds } from './conditions.ts';
import { evidenceOf, type Found, type Wanted } from './evidence.ts';
import type { Evidence, Happening, HouseholdFileFacts, ProcedureFacts } from './facts.ts';
import type { PaperState } from './states.ts';

/** From when on a paper is missed: a day, at once (null), or, as `step`, not before its step was done. */
export type Due = Day | null;

/** One paper that a file must hold, judged apart from what day it is. */
export interface PaperLine extends Found {
  readonly entry: ChecklistEntry;
  readonly year: number | null;
  readonly procedureId: number | null;
  readonly due: Due;
}

/** The entries of the years, those that are switched off left out. */
export interface Checklists {
  readonly ofYear: (year: number) => readonly ChecklistEntry[];
  /** What holds of files as a whole: those of the newest pack. */
  readonly present: readonly ChecklistEntry[];
  /** Of all years, oldest first; an entry may stand in several. */
  readonly all: readonly ChecklistEntry[];
}

export type Procedures = ReadonlyMap<number, ProcedureFacts>;

/** Something absent is missed when its day is over; until then it is expected. */
export function stateOn({ base, due }: Pick<PaperLine, 'base' | 'due'>, today: Day): PaperState {
  if (base !== 'absent') return base;
  return due === 'step' || (due !== null && today <= due) ? 'expected' : 'missing';
}

interface Asked extends Wanted {
  readonly due: (entry: ChecklistEntry) => Due | undefined;
}

/** All papers of a household's file, by the packs of their years. */
export function householdLines(
  facts: HouseholdFileFacts,
  { lists, procedures }: { readonly lists: Checklists; readonly procedures: Procedures },
): PaperLine[] {
  const closedIn = facts.closedOn === null ? null : Number(facts.closedOn.slice(0, 4));
  const ofFile = closedIn === null ? lists.present : lists.ofYear(closedIn);
  const file: Asked = { occasion: 'file', year: null, procedureId: null, isOnly: true, due: () => null };
  const of = (entries: readonly ChecklistEntry[], asked: Asked) => linesOf(entries, asked, facts, procedures);
  const lines = of(ofFile, file);
  for (const year of facts.years) {
    if (closedIn !== null && year > closedIn) break;
    const due = ({ due: by = '12-31' }: ChecklistEntry) => {
      const day = `${year}-${by}`;
      // Nobody fetches the paper of a year from a household that is gone before its day.
      return facts.closedOn !== null && facts.closedOn <= day ? undefined : day;
    };
    const ofYear: Asked = { occasion: 'year', year, procedureId: null, isOnly: false, due };
    lines.push(...of(lists.ofYear(year), ofYear));
  }
  for (const happening of facts.happenings) {
    const entries = happening.year === null ? lists.present : lists.ofYear(happening.year);
    lines.push(...of(entries, askedBy(happening, facts, procedures)));
  }
  return lines.toSorted(byPlace);
}

/** All papers of a village's or the township's own file: of the years and the procedures that it had. */
export function ownLines(
  volume: 'village' | 'township',
  { file, years, ran }: { file: Evidence; years: readonly number[]; ran: readonly ProcedureFacts[] },
  lists: Checklists,
): PaperLine[] {
  const of = (entries: readonly ChecklistEntry[]) => entries.filter((entry) => entry.volume === volume);
  const whole: Asked = { occasion: 'file', year: null, procedureId: null, isOnly: true, due: () => null };
  const lines = ownOf(of(lists.present), whole, file);
  for (const year of years) {
    const due = ({ due: by = '12-31' }: ChecklistEntry) => `${year}-${by}`;
    lines.push(
      ...ownOf(
        of(lists.ofYear(year)),
        { occasion: 'year', year, procedureId: null, isOnly: false, due },
        file,
      ),
    );
  }
  for (const procedure of ran) {
    const asked: Asked = {
      ...{ occasion: 'procedure', year: procedure.year, procedureId: procedure.id, isOnly: false },
      due: (entry) =>
        entry.procedures?.includes(procedure.key) === false ? undefined : dueIn(procedure, entry, undefined),
    };
    lines.push(...ownOf(of(lists.ofYear(procedure.year)), asked, file));
  }
  return lines.toSorted(byPlace);
}

const NONE: ReadonlySet<number> = new Set();

function linesOf(
  entries: readonly ChecklistEntry[],
  asked: Asked,
  facts: HouseholdFileFacts,
  procedures: Procedures,
): PaperLine[] {
  const lines: PaperLine[] = [];
  const of = asked.occasion === 'year' ? asked.year : null;
  for (const entry of entries) {
    if (entry.volume !== 'household' || entry.occasion !== asked.occasion) continue;
    if (asked.year !== null && !isInYears(entry, asked.year)) continue;
    if (entry.when !== undefined && !entry.when.every((condition) => holds(condition, facts, of))) continue;
    const key = procedures.get(asked.procedureId ?? 0)?.key;
    if (entry.procedures !== undefined && (key === undefined || !entry.procedures.includes(key))) continue;
    const due = asked.due(entry);
    if (due === undefined) continue;
    lines.push(
      lineOf(
        entry,
        { asked, due },
        { file: facts, elsewhere: elsewhereOf(entry, asked, facts.happenings, procedures) },
      ),
    );
  }
  return lines;
}

function ownOf(entries: readonly ChecklistEntry[], asked: Asked, file: Evidence): PaperLine[] {
  return entries.flatMap((entry) => {
    if (entry.occasion !== asked.occasion) return [];
    if (asked.year !== null && !isInYears(entry, asked.year)) return [];
    const due = asked.due(entry);
    return due === undefined ? [] : [lineOf(entry, { asked, due }, { file, elsewhere: NONE })];
  });
}

const lineOf = (
  entry: ChecklistEntry,
  { asked, due }: { asked: Wanted; due: Due },
  content: Parameters<typeof evidenceOf>[2],
): PaperLine => ({
  ...evidenceOf(entry, asked, content),
  ...{ entry, due, year: asked.year, procedureId: asked.procedureId },
});

const isInYears = ({ years }: ChecklistEntry, year: number): boolean =>
  years === undefined || (years[0] <= year && year <= (years[1] ?? year));

/** Procedures of other happenings that ask for such a paper too: what was printed for them is theirs. */
function elsewhereOf(
  { papers }: ChecklistEntry,
  { procedureId }: Wanted,
  happenings: readonly Happening[],
  procedures: Procedures,
): ReadonlySet<number> {
  if (papers === undefined || happenings.length === 0) return NONE;
  const others = happenings.flatMap(({ procedureId: id }) =>
    id !== null && id !== procedureId && papers.some((paper) => procedures.get(id)?.asked.has(paper))
      ? [id]
      : [],
  );
  return others.length === 0 ? NONE : new Set(others);
}

function askedBy(
  { occasion, year, on, procedureId }: Happening,
  { happenings }: HouseholdFileFacts,
  procedures: Procedures,
): Asked {
  const procedure = procedureId === null ? undefined : procedures.get(procedureId);
  const isOnly = happenings.filter((other) => other.occasion === occasion).length === 1;
  const end = on ?? (year === null ? null : `${year}-12-31`);
  return {
    ...{ occasion, year, procedureId, isOnly },
    due: (entry) => (procedure === undefined ? end : dueIn(procedure, entry, 'at-end')),
  };
}

/**
 * When a procedure's paper must be there: with the step that asks for it. What no step asks for must be there when the
 * procedure is over (`at-end`), or is not asked for at all.
 */
function dueIn(
  { asked, noticeOn, finishedOn }: ProcedureFacts,
  { papers, photos }: ChecklistEntry,
  otherwise: 'at-end' | undefined,
): Due | undefined {
  const days = (papers ?? []).flatMap((document) => {
    const day = asked.get(document);
    return day === undefined ? [] : [day ?? 'step'];
  });
  if (days.length > 0) return days.find((day) => day !== 'step') ?? 'step';
  if (papers === undefined && photos === true && noticeOn !== undefined) return noticeOn ?? 'step';
  return otherwise === undefined ? undefined : (finishedOn ?? 'step');
}

const byPlace = (one: PaperLine, other: PaperLine): number =>
  one.entry.place - other.entry.place ||
  (one.year ?? 0) - (other.year ?? 0) ||
  (one.procedureId ?? 0) - (other.procedureId ?? 0);
