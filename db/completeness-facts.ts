import type Database from 'better-sqlite3';
import type {
  Answer,
  Happening,
  HouseholdFileFacts,
  Linked,
  Printed,
  ProcedureFacts,
  Received,
  Watched,
} from '#domain/completeness/facts.ts';
import type { Condition, Occasion } from '#domain/completeness/vocabulary.ts';
import { FILE_SQL as SQL } from './completeness-sql.ts';

type Name = keyof typeof SQL;
interface Owned {
  readonly owner: number;
}

type Said = Owned & { readonly year: number } & Readonly<Partial<Record<Condition, 0 | 1 | null>>>;
type OfYear = Said & {
  readonly recognised: number | null;
  readonly exited: number | null;
  readonly returned: number | null;
  readonly registered: 0 | 1;
};
interface Natural extends Owned {
  readonly joined: string | null;
  readonly joinedKind: string | null;
  readonly left: string | null;
  readonly leftKind: string | null;
}
interface Adjusted extends Owned {
  readonly year: number;
  readonly kind: string;
  readonly procedureId: number | null;
  readonly on: string | null;
}

const ADJUSTED: Readonly<Record<string, Occasion>> = { 1: 'recognition', 2: 'return', 3: 'exit', 4: 'clear' };
const SAYING = [
  'ofHousehold',
  'ofMembers',
  'measure',
  'income',
  'benefit',
  'certificate',
  'appraisal',
] as const;
const REGISTERED_TYPE = '01';

/** What decides the papers of these households' files, and what is in them; a hundred or so at a time. */
export function fileFacts(
  raw: Database.Database,
  ids: readonly number[],
  procedures: ReadonlyMap<number, ProcedureFacts>,
): HouseholdFileFacts[] {
  const given = JSON.stringify(ids);
  const rows = <Row extends Owned>(name: Name): ((owner: number) => readonly Row[]) => {
    const grouped = Map.groupBy(raw.prepare(SQL[name]).all(given) as Row[], ({ owner }) => owner);
    return (owner) => grouped.get(owner) ?? [];
  };
  const of = {
    years: rows<Owned & { year: number }>('year'),
    ofHousehold: rows<OfYear>('ofHousehold'),
    saying: SAYING.map((name) => rows<Said>(name)),
    spells: rows<Owned & Watched & { on: string | null; procedureId: number | null }>('spell'),
    adjustments: rows<Adjusted>('adjustment'),
    procedures: rows<Owned & { procedureId: number }>('procedure'),
    surveys: rows<Owned & { on: string }>('survey'),
    natural: rows<Natural>('natural'),
    printed: rows<Owned & Printed>('printed'),
    links: rows<Owned & Linked & { isPicture: 0 | 1 }>('link'),
    received: rows<Owned & Received>('received'),
    answers: rows<Owned & Answer>('answer'),
  };
  type Household = { id: number; closedOn: string | null; type: string | null; split: 0 | 1 };
  return (raw.prepare(SQL.household).all(given) as Household[]).map(({ id, closedOn, type, split }) => {
    const happenings = happeningsOf({
      ...{ years: of.ofHousehold(id), adjustments: of.adjustments(id), spells: of.spells(id) },
      ...{ surveys: of.surveys(id), natural: of.natural(id) },
      procedures: of.procedures(id).flatMap(({ procedureId }) => procedures.get(procedureId) ?? []),
    });
    return {
      ...{ id, closedOn, happenings },
      isRegistered:
        type === REGISTERED_TYPE ||
        of.ofHousehold(id).some(({ registered }) => registered === 1) ||
        happenings.some(({ occasion }) => ['recognition', 'exit', 'return', 'clear'].includes(occasion)),
      years: of.years(id).map(({ year }) => year),
      said: saidOf(
        of.saying.flatMap((each) => each(id)),
        split === 1,
      ),
      watched: of.spells(id),
      printed: of.printed(id),
      links: of.links(id),
      received: of.received(id),
      answers: of.answers(id),
    };
  });
}

const NO_CONDITIONS = new Set(['owner', 'year', 'recognised', 'exited', 'returned', 'registered']);

function saidOf(rows: readonly Said[], isSplit: boolean): Map<number, Set<Condition>> {
  const said = new Map<number, Set<Condition>>();
  const add = (year: number, condition: Condition) => {
    const known = said.get(year);
    if (known === undefined) said.set(year, new Set([condition]));
    else known.add(condition);
  };
  if (isSplit) add(0, 'split');
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (value === 1 && !NO_CONDITIONS.has(name)) add(row.year, name as Condition);
  return said;
}

interface Told {
  readonly years: readonly OfYear[];
  readonly adjustments: readonly Adjusted[];
  readonly spells: readonly (Watched & { on: string | null; procedureId: number | null })[];
  readonly surveys: readonly { on: string }[];
  readonly natural: readonly Natural[];
  readonly procedures: readonly ProcedureFacts[];
}

const yearOf = (day: string | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

/** What happened, each once: a procedure, an act's own row and the years that a file reported tell of the same. */
function happeningsOf({ years, adjustments, spells, surveys, natural, procedures }: Told): Happening[] {
  const all: Happening[] = procedures.flatMap(({ id, occasion, year, finishedOn }) =>
    occasion === null ? [] : [{ occasion, year, on: finishedOn, procedureId: id }],
  );
  const add = (happening: Happening) => {
    const { occasion, year, procedureId } = happening;
    const isKnown = all.some(
      (other) =>
        other.occasion === occasion &&
        ((procedureId !== null && other.procedureId === procedureId) || other.year === year),
    );
    if (!isKnown) all.push({ ...happening, procedureId: null });
  };
  for (const { year, kind, procedureId, on } of adjustments) {
    const occasion = ADJUSTED[kind];
    if (occasion !== undefined) add({ occasion, year, on, procedureId });
  }
  for (const { from, to, on, procedureId } of spells) {
    add({ occasion: 'monitoring', year: yearOf(from), on, procedureId });
    if (to !== null) add({ occasion: 'elimination', year: yearOf(to), on: null, procedureId: null });
  }
  for (const { recognised, exited, returned } of years) {
    if (recognised !== null) add({ occasion: 'recognition', year: recognised, on: null, procedureId: null });
    if (exited !== null) add({ occasion: 'exit', year: exited, on: null, procedureId: null });
    if (returned !== null) add({ occasion: 'return', year: returned, on: null, procedureId: null });
  }
  for (const { on } of surveys) add({ occasion: 'survey', year: yearOf(on), on, procedureId: null });
  for (const { joined, joinedKind, left, leftKind } of natural) {
    if (joinedKind === 'natural' && joined !== null)
      add({ occasion: 'increase', year: yearOf(joined), on: null, procedureId: null });
    if (leftKind === 'natural' && left !== null)
      add({ occasion: 'decrease', year: yearOf(left), on: null, procedureId: null });
  }
  return all;
}
