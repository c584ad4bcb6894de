import type { Cells } from '#db/row-access.ts';
import type {
  AdjustmentDraft,
  FieldChangeDraft,
  HouseholdDraft,
  MeasureDraft,
  MemberDraft,
  Origin,
} from './draft.ts';
import type { PlannedDoubt } from './planned-import.ts';
import { Years } from './years.ts';

type WrittenYears<T> = readonly (readonly [number, T])[];

interface WrittenMember {
  readonly personNo: string | null;
  readonly idKey: string | null;
  readonly name: string | null;
  readonly asOfYear: number;
  readonly member: Cells;
  readonly years: WrittenYears<Cells>;
  readonly own: WrittenYears<Cells> | null;
  readonly newHead: MemberDraft['newHead'];
  readonly changes: readonly WrittenChange[];
  readonly isOwn: boolean;
}

type WrittenChange = Omit<FieldChangeDraft, 'origin'>;

/** A draft as it is kept in the archive; without the rows it came from, so that the same words are the same text. */
interface WrittenDraft {
  readonly no: string | null;
  readonly knownId: number | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly villagePhone: string | null;
  readonly asOfYear: number;
  readonly household: Cells;
  readonly years: WrittenYears<{ household: Cells; income: Cells }>;
  readonly counted: WrittenYears<{ household: Cells; income: Cells }>;
  readonly isOwn: boolean;
  readonly changes: readonly WrittenChange[];
  readonly members: readonly WrittenMember[];
  readonly spells: readonly Cells[];
  readonly measures: readonly MeasureDraft[];
  readonly pairings: readonly { helper: Cells; pairing: Cells }[];
  readonly adjustments: readonly Omit<AdjustmentDraft, 'origin'>[];
  readonly own: WrittenYears<Cells>;
}

const writtenMember = (m: MemberDraft): WrittenMember => ({
  ...{ personNo: m.personNo, idKey: m.idKey, name: m.name, asOfYear: m.asOfYear, member: m.member },
  ...{ years: [...m.years], own: m.own === null ? null : [...m.own], newHead: m.newHead },
  ...{ changes: m.changes.map(withoutOrigin), isOwn: m.isOwn },
});

const withoutOrigin = <T extends { readonly origin: Origin }>({ origin: _, ...rest }: T): Omit<T, 'origin'> =>
  rest;

/** Of a person in doubt only he is kept: what was said of his household has been taken already. */
export function writeDraft({ household: h, member, householdId, householdRow }: PlannedDoubt): string {
  const where = {
    ...{ no: h.no, village: h.village, group: h.group, villagePhone: h.villagePhone, asOfYear: h.asOfYear },
    ...{ isOwn: h.isOwn },
    knownId: member === null ? h.knownId : (householdId ?? householdRow?.written ?? h.knownId),
  };
  const written: WrittenDraft =
    member === null
      ? {
          ...{ ...where, household: h.household, years: [...h.years], members: h.members.map(writtenMember) },
          ...{ spells: h.spells.map((s) => s.cells), measures: [...h.measures.values()] },
          pairings: h.pairings.map(({ helper, pairing }) => ({ helper, pairing })),
          ...{ adjustments: [...h.adjustments.values()].map(withoutOrigin), own: [...h.own] },
          ...{ counted: [...h.counted], changes: h.changes.map(withoutOrigin) },
        }
      : {
          ...{ ...where, household: {}, years: [], members: [writtenMember(member)], spells: [] },
          ...{ measures: [], pairings: [], adjustments: [], own: [], counted: [], changes: [] },
        };
  return JSON.stringify(written);
}

/** The draft as it was read; whoever decides about it says by that whom it means, so it is in doubt no more. */
export function readDraft(text: string, origin: Origin): HouseholdDraft {
  const w = JSON.parse(text) as WrittenDraft;
  const byKind = <T extends { year: number; kind: string }>(all: readonly T[]) =>
    new Map(all.map((m) => [`${m.year} ${m.kind}`, m]));
  const withOrigin = <T extends object>(all: readonly T[]) => all.map((each) => ({ ...each, origin }));
  return {
    ...{ key: w.no ?? '?', no: w.no, knownId: w.knownId, doubt: null, origin },
    ...{ village: w.village, group: w.group, villagePhone: w.villagePhone, asOfYear: w.asOfYear },
    ...{ household: w.household, years: new Years(w.years), own: new Map(w.own) },
    ...{ counted: new Map(w.counted), isOwn: w.isOwn, changes: withOrigin(w.changes) },
    members: w.members.map((m) => ({
      ...{ ...m, origin, years: new Years(m.years), own: m.own === null ? null : new Map(m.own) },
      ...{ changes: withOrigin(m.changes), knownId: null },
    })),
    spells: w.spells.map((cells) => ({ cells, origin })),
    pairings: w.pairings.map((p) => ({ ...p, origin })),
    ...{ measures: byKind(w.measures), adjustments: byKind(withOrigin(w.adjustments)) },
  };
}
