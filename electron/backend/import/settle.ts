import type { ImportDraft } from './draft.ts';
import { comparisonKey, type Existing } from './existing.ts';
import { NOTHING_NEEDED, partOf, sizeOf, type PlannedPart, type PlannedRow } from './planned-row.ts';
import type { Decision, Plan, PlannedHousehold } from './planned-import.ts';
import { settleHelpers } from './settle-helpers.ts';
import { settleHousehold } from './settle-household.ts';
import type { Settling } from './settling.ts';

/** Called every so often so that others get their turn; throws when the job was cancelled. */
export type Breathe = (done: number, total: number) => Promise<void>;

/** Households between two calls: a few milliseconds' work. */
export const BREATH = 10;

/** Compares what the files say with the archive: everything that would be written, and what is in doubt. Writes nothing. */
export async function settle(
  draft: ImportDraft,
  existing: Existing,
  decisions: ReadonlyMap<string, Decision>,
  breathe: Breathe,
): Promise<Plan> {
  const total = draft.households.size;
  const helpers = settleHelpers(draft, existing);
  const settling: Settling = {
    ...{ existing, decisions, helpers: helpers.byKey, doubts: [], notices: [] },
    ...{ households: new Set(), members: new Set() },
  };
  const households: PlannedHousehold[] = [];
  let at = 0;
  for (const household of draft.households.values()) {
    const planned = settleHousehold(household, at, settling);
    if (planned !== null) households.push(planned);
    at += 1;
    if (at % BREATH === 0) await breathe(at, total);
  }
  await breathe(total, total);
  return {
    township: settleTownship(draft, existing),
    villages: settleVillages(draft, existing),
    helpers: helpers.rows,
    households,
    comparisons: settleComparisons(draft, existing),
    doubts: settling.doubts,
    notices: settling.notices,
    spokenOf: { households: settling.households, members: settling.members },
  };
}

/** A line that belongs to no household. */
const apart = (key: string, name: string, part: PlannedPart, origin: PlannedRow['origin']): PlannedRow => ({
  ...{ key, name, origin, entity: 'other', kind: part.id === null ? 'added' : 'changed', parts: [part] },
  ...{ needs: NOTHING_NEEDED, no: null, village: null, householdId: null, memberId: null, asOf: null },
  ...{ size: sizeOf([part]), off: null, written: null },
});

/** Fills what the township has not said of itself; a township of another name is left alone. */
function settleTownship(draft: ImportDraft, { township }: Existing): PlannedRow | null {
  const { place } = draft;
  if (township === undefined || place === null) return null;
  if (township['name'] !== '' && township['name'] !== place.name) return null;
  const blank = Object.entries(place).filter(([column, said]) => township[column] === '' && said !== '');
  const part = partOf('township', null, township, Object.fromEntries(blank));
  return part === null ? null : apart('t', place.name, part, null);
}

/** Phones of village offices that the archive has not; a new village is made with the first of its households. */
function settleVillages(draft: ImportDraft, existing: Existing): PlannedRow[] {
  const phones = new Map<string, { phone: string; origin: PlannedRow['origin'] }>();
  for (const { village, villagePhone, origin } of draft.households.values())
    if (village !== null && villagePhone !== null && !phones.has(village))
      phones.set(village, { phone: villagePhone, origin });
  return [...phones].flatMap(([name, { phone, origin }]) => {
    const found = existing.villages.get(name);
    const part = partOf('village', null, found, { phone }, true);
    return part === null ? [] : [apart(`v${name}`, name, part, origin)];
  });
}

function settleComparisons(draft: ImportDraft, existing: Existing): PlannedRow[] {
  const seen = new Set<string>();
  return draft.comparisons.flatMap(({ cells, origin }, at) => {
    const key = comparisonKey(cells);
    if (existing.comparisons.has(key) || seen.has(key)) return [];
    seen.add(key);
    const part: PlannedPart = { table: 'comparison_hit', year: null, id: null, cells, before: null };
    return [apart(`c${at}`, String(cells['name'] ?? ''), part, origin)];
  });
}
