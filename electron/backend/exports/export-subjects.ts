import {
  adjustmentsIn,
  countMeasured,
  countMembersThere,
  countPairings,
  countStatements,
  householdsClosed,
  householdsWithMeasures,
  householdsWithStatement,
  membersMoved,
  membersThere,
  pairingsIn,
  type Span,
  type SpellRow,
  spellsIn,
} from '#db/export-subjects.ts';
import type { ReadHandle } from '#db/handle.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { addDays } from '#domain/time/day.ts';
import { withProcedureDays } from './procedure-days.ts';
import type { FieldChange, Values } from './export-row.ts';
import { countFieldChanges, fieldChangesIn } from './field-changes.ts';

/** What one row is about; the rest of it is loaded household by household. */
export interface Subject {
  readonly householdId: number;
  readonly memberId?: number;
  /** Where not that of the span. */
  readonly year?: number;
  /** The evening on which its people are counted, where not the last of the span. */
  readonly day?: string;
  readonly event?: 'joined' | 'left';
  readonly spell?: SpellRow | undefined;
  readonly adjustment?: Values;
  readonly pairing?: Values;
  readonly fieldChange?: FieldChange;
}

interface Source {
  readonly subjects: (db: ReadHandle, span: Span) => Promise<Subject[]>;
  /** Where it is cheaper than to name them all. */
  readonly count?: (db: ReadHandle, span: Span) => Promise<number>;
}

const RECOGNISED = '1';
const RETURNED = '2';
const LEFT_POVERTY = '3';
const CLEARED = '4';
const ENDED = '5';

const adjusted =
  (...kinds: readonly string[]) =>
  async (db: ReadHandle, span: Span): Promise<Subject[]> => {
    const rows = await withProcedureDays(db, 'adjustment', await adjustmentsIn(db, span, kinds));
    return rows.map((row) => ({ householdId: row.household_id, year: row.year, adjustment: { ...row } }));
  };

/** Cleared out or ended: as recorded, and the households that an act closed without a record of it. */
async function decreased(db: ReadHandle, span: Span): Promise<Subject[]> {
  const recorded = await adjusted(CLEARED, ENDED)(db, span);
  const closed = new Map((await householdsClosed(db, span)).map((each) => [each.id, each]));
  const dayBefore = (id: number) => {
    const on = closed.get(id)?.closed_on ?? null;
    return on === null ? {} : { day: addDays(on, -1) };
  };
  const known = new Set(recorded.map(({ householdId }) => householdId));
  return [
    ...recorded.map((subject) => ({ ...subject, ...dayBefore(subject.householdId) })),
    ...[...closed.values()]
      .filter(({ id }) => !known.has(id))
      .map(({ id, reason, closed_reason, closed_on }) => ({
        ...{ householdId: id, ...dayBefore(id) },
        adjustment: {
          kind: ENDED,
          reason: reason === null ? closed_reason : labelOf('decrease_reason', reason, span.year),
          year: Number((closed_on ?? span.to).slice(0, 4)),
        },
      })),
  ];
}

const moved =
  (column: 'joined_on' | 'left_on') =>
  async (db: ReadHandle, span: Span): Promise<Subject[]> =>
    (await membersMoved(db, span, column)).map(({ id, household_id }) => ({
      ...{ householdId: household_id, memberId: id, event: column === 'joined_on' ? 'joined' : 'left' },
    }));

const monitored =
  (event: 'recognised' | 'eliminated') =>
  async (db: ReadHandle, span: Span): Promise<Subject[]> =>
    (await withProcedureDays(db, 'spell', await spellsIn(db, span, event))).map((spell) => ({
      householdId: spell.household_id,
      spell,
    }));

/** The tables of the year's dynamic adjustment (export rules §3), and whose rows each has. */
export const EXPORT_SOURCES = {
  '3.1': { subjects: adjusted(RECOGNISED) },
  '3.2': { subjects: adjusted(RETURNED) },
  '3.3': { subjects: adjusted(LEFT_POVERTY) },
  '3.4': { subjects: decreased },
  '3.5': { subjects: moved('joined_on') },
  '3.6': { subjects: moved('left_on') },
  '3.7': { subjects: fieldChangesIn, count: countFieldChanges },
  // Everybody, not the newly recognised alone: the county asks for the whole register with its households, and a
  // sheet of everybody can be narrowed to a part of it, the other way round it cannot.
  '3.8': {
    subjects: async (db, span) =>
      (await membersThere(db, span)).map(({ id, household_id }) => ({
        householdId: household_id,
        memberId: id,
      })),
    count: countMembersThere,
  },
  '3.9': {
    subjects: async (db, span) =>
      (await householdsWithStatement(db, span)).map(({ household_id }) => ({ householdId: household_id })),
    count: countStatements,
  },
  '3.10': { subjects: monitored('recognised') },
  '3.11': { subjects: monitored('eliminated') },
  '3.12': {
    subjects: async (db, span) =>
      (await householdsWithMeasures(db, span)).map(({ household_id, year }) => ({
        householdId: household_id,
        year,
      })),
    count: countMeasured,
  },
  '3.13': {
    subjects: async (db, span) =>
      (await pairingsIn(db, span)).map((pairing) => ({ householdId: pairing.household_id, pairing })),
    count: countPairings,
  },
} as const satisfies Record<string, Source>;

export type ExportKind = keyof typeof EXPORT_SOURCES;
