import type { HouseholdKey, ImportDraft } from './draft.ts';
import type { Known, KnownHousehold } from './find-known.ts';
import { keyOfNumber, textOf, type ReadRow } from './read-row.ts';

/** What a row says of the household it belongs to. */
interface Said {
  readonly headKey: string | null;
  readonly headName: string | null;
  readonly village: string | null;
  readonly group: string | null;
  /** Of the person whose row it is. */
  readonly personKey: string | null;
}

/** By which a row without 户编号 is brought to its household: the archive, and what the files said so far. */
export interface HouseholdFinder {
  readonly known: Known;
  /** The household of the files by the key of its head; made when first asked for. */
  readonly heads: () => ReadonlyMap<string, HouseholdKey>;
}

export function householdFinder(known: Known, draft: ImportDraft): HouseholdFinder {
  let made: Map<string, HouseholdKey> | undefined;
  return { known, heads: () => (made ??= headsOf(draft)) };
}

function headsOf(draft: ImportDraft): Map<string, HouseholdKey> {
  const heads = new Map<string, HouseholdKey>();
  for (const household of draft.households.values()) {
    const written = keyOfNumber(textOf(household.household, 'head_id_number'));
    const key = written ?? household.members.find((m) => m.member['relation'] === '01')?.idKey ?? null;
    if (key !== null && !heads.has(key)) heads.set(key, household);
  }
  return heads;
}

const numbered = (no: string): HouseholdKey => ({ key: no, no, knownId: null, doubt: null });

const found = (h: KnownHousehold): HouseholdKey =>
  h.no === null ? { key: `#${h.id}`, no: null, knownId: h.id, doubt: null } : numbered(h.no);

const doubtful = (by: string, reason: string, candidates: readonly KnownHousehold[]): HouseholdKey => ({
  ...{ key: `?${by}`, no: null, knownId: null },
  doubt: { reason, candidates: candidates.map((h) => h.id) },
});

/**
 * Which household a row speaks of: by 户编号, by its head's id number, by the person's own, by the head's name in the
 * village. Null when nothing leads to one; a household of files that may name new ones (`mayBeNew`) is new then.
 */
export function householdKeyOf(
  row: ReadRow,
  finder: HouseholdFinder,
  { mayBeNew }: { mayBeNew: boolean },
): HouseholdKey | null {
  const own = row.stores.get('household');
  const number = textOf(own, 'household_no') ?? textOf(row.stores.get('place'), 'household_no');
  if (number !== null) return numbered(number);
  const said = whatIsSaid(row);
  return (
    byHead(said, finder) ??
    byPerson(said, finder) ??
    byName(said, finder) ??
    (mayBeNew ? brandNew(said) : null)
  );
}

function whatIsSaid(row: ReadRow): Said {
  const own = row.stores.get('household');
  const place = row.stores.get('place');
  const member = row.stores.get('member');
  const personKey = keyOfNumber(textOf(member, 'id_number'));
  const isHead = member?.['relation'] === '01';
  return {
    headKey: keyOfNumber(textOf(own, 'head_id_number')) ?? (isHead ? personKey : null),
    headName: textOf(own, 'head_name') ?? (isHead ? textOf(member, 'name') : null),
    village: textOf(place, 'village'),
    group: textOf(place, 'group_name'),
    personKey,
  };
}

function byHead({ headKey }: Said, { known, heads }: HouseholdFinder): HouseholdKey | null {
  if (headKey === null) return null;
  const there = known.householdsByHead(headKey);
  const [one, ...others] = there;
  if (others.length > 0)
    return doubtful(`head ${headKey}`, '没有户编号，户主证件号码在档案库里对上了不止一户', there);
  return one === undefined ? (heads().get(headKey) ?? null) : found(one);
}

function byPerson({ personKey }: Said, { known }: HouseholdFinder): HouseholdKey | null {
  if (personKey === null) return null;
  const homes = new Set(known.peopleByKey(personKey).map((p) => p.householdId));
  const there = [...homes].flatMap((id) => known.households.get(id) ?? []);
  const [one, ...others] = there;
  if (one === undefined) return null;
  if (others.length > 0)
    return doubtful(`person ${personKey}`, '没有户编号，这个人的证件号码在档案库里不止一户有', there);
  return found(one);
}

function byName(said: Said, { known }: HouseholdFinder): HouseholdKey | null {
  const { headKey, headName, village, group } = said;
  if (headName === null || village === null) return null;
  const by = `name ${village} ${group ?? ''} ${headName} ${headKey ?? ''}`;
  const there = known
    .householdsByName(headName, village)
    .filter((h) => group === null || h.group === null || h.group === group);
  const [one, ...others] = there;
  if (one === undefined) return null;
  if (others.length > 0) return doubtful(by, `没有户编号，${village}有不止一户户主叫这个名字`, there);
  if (headKey !== null && one.headKey !== null && headKey !== one.headKey)
    return doubtful(by, '没有户编号，村和户主姓名对得上，证件号码却不同', there);
  return found(one);
}

function brandNew({ headKey, headName, village, group }: Said): HouseholdKey | null {
  if (headKey === null && headName === null) return null;
  const key = headKey === null ? `new ${village ?? ''} ${group ?? ''} ${headName ?? ''}` : `new ${headKey}`;
  return { key, no: null, knownId: null, doubt: null };
}
