import type { Cells } from '#db/row-access.ts';
import type { HouseholdDraft, MemberDraft, Origin } from './draft.ts';
import type { PlannedDoubt } from './planned-import.ts';

type Years<T> = readonly (readonly [number, T])[];

interface WrittenMember {
  readonly personNo: string | null;
  readonly idKey: string | null;
  readonly name: string | null;
  readonly asOfYear: number;
  readonly member: Cells;
  readonly years: Years<Cells>;
  readonly own: Years<Cells> | null;
  readonly newHead: MemberDraft['newHead'];
}

/** A draft as it is kept in the archive; without the rows it came from, so that the same words are the same text. */
interface WrittenDraft {
  readonly no: string | null;
  readonly knownId: number | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly villagePhone: string | null;
  readonly asOfYear: number;
  readonly household: Cells;
  readonly years: Years<{ household: Cells; income: Cells }>;
  readonly members: readonly WrittenMember[];
  readonly spells: readonly Cells[];
  readonly measures: readonly { year: number; kind: string; items: string | null }[];
  readonly pairings: readonly { helper: Cells; pairing: Cells }[];
  readonly adjustments: readonly { year: number; kind: string; cells: Cells }[];
  readonly own: Years<Cells>;
}

const writtenMember = (m: MemberDraft): WrittenMember => ({
  ...{ personNo: m.personNo, idKey: m.idKey, name: m.name, asOfYear: m.asOfYear, member: m.member },
  ...{ years: [...m.years], own: m.own === null ? null : [...m.own], newHead: m.newHead },
});

/** Of a person in doubt only he is kept: what was said of his household has been taken already. */
export function writeDraft({ household: h, member, householdId, householdRow }: PlannedDoubt): string {
  const where = {
    ...{ no: h.no, village: h.village, group: h.group, villagePhone: h.villagePhone, asOfYear: h.asOfYear },
    knownId: member === null ? h.knownId : (householdId ?? householdRow?.written ?? h.knownId),
  };
  const written: WrittenDraft =
    member === null
      ? {
          ...{ ...where, household: h.household, years: [...h.years], members: h.members.map(writtenMember) },
          ...{ spells: h.spells.map((s) => s.cells), measures: [...h.measures.values()] },
          pairings: h.pairings.map(({ helper, pairing }) => ({ helper, pairing })),
          ...{ adjustments: [...h.adjustments.values()], own: [...h.own] },
        }
      : {
          ...{ ...where, household: {}, years: [], members: [writtenMember(member)], spells: [] },
          ...{ measures: [], pairings: [], adjustments: [], own: [] },
        };
  return JSON.stringify(written);
}

/** The draft as it was read; whoever decides about it says by that whom it means, so it is in doubt no more. */
export function readDraft(text: string, origin: Origin): HouseholdDraft {
  const w = JSON.parse(text) as WrittenDraft;
  const byKind = <T extends { year: number; kind: string }>(all: readonly T[]) =>
    new Map(all.map((m) => [`${m.year} ${m.kind}`, m]));
  return {
    ...{ key: w.no ?? '?', no: w.no, knownId: w.knownId, doubt: null, origin },
    ...{ village: w.village, group: w.group, villagePhone: w.villagePhone, asOfYear: w.asOfYear },
    ...{ household: w.household, years: new Map(w.years), own: new Map(w.own) },
    members: w.members.map((m) => ({
      ...{ ...m, origin, years: new Map(m.years), own: m.own === null ? null : new Map(m.own) },
    })),
    spells: w.spells.map((cells) => ({ cells, origin })),
    pairings: w.pairings.map((p) => ({ ...p, origin })),
    ...{ measures: byKind(w.measures), adjustments: byKind(w.adjustments) },
  };
}
