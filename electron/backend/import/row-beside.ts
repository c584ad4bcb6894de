import type { Origin } from './draft.ts';
import { sizeOf, type PlannedPart, type PlannedRow } from './planned-row.ts';
import type { HouseholdPlace } from './settling.ts';

interface More {
  readonly origin?: Origin;
  readonly needs?: readonly PlannedRow[];
  readonly name?: string;
}

/** The line of a record that belongs to a household: a spell, a measure, a pairing … */
export function rowFor(
  place: HouseholdPlace,
  key: string,
  entity: PlannedRow['entity'],
  part: PlannedPart,
  more: More = {},
): PlannedRow {
  const { draft, row, id } = place;
  return {
    ...{ key, entity, kind: part.id === null ? 'added' : 'changed', parts: [part] },
    ...{ needs: more.needs ?? place.needs, origin: more.origin ?? draft.origin },
    ...{ name: more.name ?? row?.name ?? String(draft.household['head_name'] ?? '') },
    ...{ no: draft.no, village: row?.village ?? draft.village, householdId: id, memberId: null, asOf: null },
    ...{ size: sizeOf([part]), off: null, written: null },
  };
}
