import type { Cells } from '#db/row-access.ts';
import type { AdjustmentDraft, HouseholdDraft } from './draft.ts';
import type { Existing, Row } from './existing.ts';
import { differing, partOf, type PlannedRow } from './planned-row.ts';
import { rowFor } from './row-beside.ts';
import type { HouseholdPlace, Settling } from './settling.ts';

const CLEARED = '4';
const ENDED = '5';

/** The same adjustment of a household: of the year, or announced on the same day in another year's list. */
function findAdjustment(
  id: number | null,
  { year, kind, cells }: AdjustmentDraft,
  existing: Existing,
): Row | undefined {
  const known = id === null ? [] : existing.adjustmentsOf(id).filter((a) => a['kind'] === kind);
  const on = cells['announced_on'] ?? null;
  return (
    known.find((a) => a['year'] === year) ??
    known.find((a) => on !== null && (a['announced_on'] ?? null) === on)
  );
}

export function settleAdjustments(place: HouseholdPlace, settling: Settling): PlannedRow[] {
  const { draft, id, at } = place;
  const { existing } = settling;
  return [...draft.adjustments.values()].flatMap((adjustment) => {
    const { year, kind, cells, origin } = adjustment;
    const found = findAdjustment(id, adjustment, existing);
    if (found === undefined && isToldByTheEnd(id, adjustment, existing)) return [];
    const part = partOf('adjustment', found === undefined ? year : Number(found['year']), found, {
      ...{ kind, ...cells },
    });
    if (part === null) return [];
    noteStanding(place, adjustment, settling);
    return [rowFor(place, `a${at}.${year} ${kind}`, 'other', part, { origin })];
  });
}

/** An act closed the household: the table told of it without a record, and makes none. */
function isToldByTheEnd(
  id: number | null,
  { year, kind, cells }: AdjustmentDraft,
  existing: Existing,
): boolean {
  if (id === null || kind !== ENDED) return false;
  const closedOn = existing.household(id)?.['closed_on'] ?? null;
  const more = Object.keys(cells).some((column) => column !== 'reason');
  return closedOn !== null && Number(String(closedOn).slice(0, 4)) === year && !more;
}

/** A file alone closes no household. */
function noteStanding(
  { id }: HouseholdPlace,
  { kind, origin, cells }: AdjustmentDraft,
  { existing, notices }: Settling,
): void {
  if (kind !== CLEARED && kind !== ENDED) return;
  if (id === null || (existing.household(id)?.['closed_on'] ?? null) !== null) return;
  const reason =
    kind === ENDED
      ? '只登记了动态调整；这一户还在册，没有注销，请到户里办理“整户减少”'
      : '只登记了动态调整；这一户和它的人都还在册，没有注销';
  notices.push({ origin, column: '减少类型', value: String(cells['reason'] ?? ''), reason });
}

/** What the years of the household say accordingly, of adjustments that are new or change. */
export function yearsOfAdjustments(
  { adjustments }: HouseholdDraft,
  id: number | null,
  existing: Existing,
): ReadonlyMap<number, Cells> {
  const years = new Map<number, Cells>();
  for (const adjustment of adjustments.values()) {
    const { year, cells, ofYear } = adjustment;
    const found = findAdjustment(id, adjustment, existing);
    if (found === undefined || differing(found, cells, false) !== null)
      years.set(year, { ...years.get(year), ...ofYear });
  }
  return years;
}
