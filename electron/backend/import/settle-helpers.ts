import type { Cells } from '#db/row-access.ts';
import { layCells, type ImportDraft } from './draft.ts';
import type { Existing, Row } from './existing.ts';
import { NOTHING_NEEDED, partOf, sizeOf, type PlannedRow } from './planned-row.ts';

/** A helper that the files name: where he is in the archive, and what they change of him. */
export interface PlannedHelper {
  readonly id: number | null;
  readonly row: PlannedRow | null;
}

/** By number, else by name, unit and phone together: two helpers may share a name. */
export const helperKey = (cells: Readonly<Cells>): string => {
  const number = cells['helper_no'] ?? null;
  return number === null ? spelledOut(cells) : `# ${number}`;
};

const spelledOut = (cells: Readonly<Cells>) =>
  ['name', 'unit_name', 'phone'].map((c) => String(cells[c] ?? '')).join('\u0000');

export function settleHelpers(
  draft: ImportDraft,
  existing: Existing,
): { byKey: Map<string, PlannedHelper>; rows: PlannedRow[] } {
  const byKey = new Map<string, PlannedHelper>();
  const rows: PlannedRow[] = [];
  const said = helpersIn(draft);
  if (said.size === 0) return { byKey, rows };
  const known = new Map<string, Row>();
  for (const helper of existing.helpers) {
    known.set(spelledOut(helper), helper);
    known.set(helperKey(helper), helper);
  }
  for (const [key, { cells, origin }] of said) {
    const found = known.get(key);
    const part = partOf('helper', null, found, cells);
    const row: PlannedRow | null =
      part === null
        ? null
        : {
            ...{ key: `k${key}`, name: String(cells['name'] ?? ''), origin, entity: 'other', parts: [part] },
            ...{ kind: found === undefined ? 'added' : 'changed', needs: NOTHING_NEEDED },
            ...{ no: null, village: null, householdId: null, memberId: null, asOf: null },
            ...{ size: sizeOf([part]), off: null, written: null },
          };
    if (row !== null) rows.push(row);
    byKey.set(key, { id: found?.id ?? null, row });
  }
  return { byKey, rows };
}

function helpersIn(draft: ImportDraft) {
  const said = new Map<string, { cells: Cells; origin: PlannedRow['origin'] }>();
  for (const { pairings } of draft.households.values())
    for (const { helper, origin } of pairings) {
      const key = helperKey(helper);
      const known = said.get(key);
      if (known === undefined) said.set(key, { cells: { ...helper }, origin });
      else layCells(known.cells, helper, false);
    }
  return said;
}
