import type { Known, KnownHousehold, KnownPerson } from './find-known.ts';
import type { Plan } from './planned-import.ts';
import type { ReadImport } from './read-sources.ts';

/** Who is in the archive and in none of the files. */
export interface Missing {
  readonly households: readonly KnownHousehold[];
  readonly members: readonly { readonly person: KnownPerson; readonly household: KnownHousehold }[];
}

/**
 * Looked for only in the villages that the files speak of, and only where a file claims to be the whole list. Those
 * whom a doubtful row may mean are not missing.
 */
export function findMissing({ draft, claims }: ReadImport, plan: Plan, known: Known): Missing {
  if (!claims.households) return { households: [], members: [] };
  const { households, members } = plan.spokenOf;
  const villages = new Set<string>();
  for (const { village } of draft.households.values()) if (village !== null) villages.add(village);
  for (const id of households) {
    const village = known.households.get(id)?.village ?? null;
    if (village !== null) villages.add(village);
  }
  const there = [...known.households.values()].filter(
    (h) => !h.isClosed && h.village !== null && villages.has(h.village),
  );
  return {
    households: there.filter((h) => !households.has(h.id)),
    members: !claims.members
      ? []
      : there.flatMap((household) =>
          known
            .peopleOf(household.id)
            .filter((p) => !p.hasLeft && !members.has(p.id))
            .map((person) => ({ person, household })),
        ),
  };
}

export function listMissing(
  missing: Missing,
  entity: 'household' | 'member',
  { offset, limit }: { offset: number; limit: number },
) {
  const page = <T>(all: readonly T[]) => all.slice(offset, offset + limit);
  if (entity === 'household')
    return {
      total: missing.households.length,
      rows: page(missing.households).map((h) => ({
        ...{ householdId: h.id, memberId: null, name: h.headName ?? '', householdNo: h.no },
        village: h.village,
      })),
    };
  return {
    total: missing.members.length,
    rows: page(missing.members).map(({ person, household: h }) => ({
      ...{ householdId: h.id, memberId: person.id, name: person.name ?? '', householdNo: h.no },
      village: h.village,
    })),
  };
}
