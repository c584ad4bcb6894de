import type { HouseholdDraft } from './draft.ts';
import type { Doubt, Known, KnownHousehold } from './find-known.ts';
import { keyOfNumber, textOf } from './read-row.ts';

/** The row of the archive that is meant, nobody yet (null), or a doubt. */
export type Match = { readonly id: number | null } | Doubt;

export const isDoubt = (match: Match): match is Doubt => 'candidates' in match;

const NEW: Match = { id: null };

/** By 户编号, then the head's id number, then the head's name in the village. */
export function matchHousehold(draft: HouseholdDraft, known: Known): Match {
  if (draft.doubt !== null) return draft.doubt;
  if (draft.knownId !== null) return known.households.has(draft.knownId) ? { id: draft.knownId } : NEW;
  const numbered = draft.no === null ? undefined : known.householdByNo(draft.no);
  if (numbered !== undefined) return { id: numbered.id };
  if (known.households.size === 0) return NEW;
  const head = headOf(draft);
  return (
    matchHead(draft, head.key, known) ??
    (draft.village === null || head.name === null
      ? NEW
      : matchName(draft, { name: head.name, village: draft.village, key: head.key }, known))
  );
}

function headOf(draft: HouseholdDraft): { name: string | null; key: string | null } {
  const head = draft.members.find((m) => m.member['relation'] === '01');
  return {
    name: textOf(draft.household, 'head_name') ?? head?.name ?? null,
    key: keyOfNumber(textOf(draft.household, 'head_id_number')) ?? head?.idKey ?? null,
  };
}

const idsOf = (households: readonly KnownHousehold[]) => households.map((h) => h.id);

function matchHead(draft: HouseholdDraft, key: string | null, known: Known): Match | null {
  if (key === null) return null;
  // Two households with a number each are two; that they share a head is found by the checks.
  const there = known.householdsByHead(key).filter((h) => draft.no === null || h.no === null);
  const [one, ...others] = there;
  if (one === undefined) return null;
  return others.length === 0
    ? { id: one.id }
    : { reason: '户主证件号码在档案库里对上了不止一户', candidates: idsOf(there) };
}

function matchName(
  draft: HouseholdDraft,
  head: { readonly name: string; readonly village: string; readonly key: string | null },
  known: Known,
): Match {
  const there = known
    .householdsByName(head.name, head.village)
    .filter((h) => draft.no === null || h.no === null)
    .filter((h) => draft.group === null || h.group === null || h.group === draft.group);
  const [one, ...others] = there;
  if (one === undefined) return NEW;
  if (others.length > 0)
    return { reason: `${head.village}有不止一户户主叫这个名字`, candidates: idsOf(there) };
  if (head.key !== null && one.headKey !== null && head.key !== one.headKey)
    return { reason: '村和户主姓名对得上，证件号码却不同', candidates: idsOf(there) };
  return { id: one.id };
}
