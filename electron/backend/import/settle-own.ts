import type { Cells } from '#db/row-access.ts';
import type { Row } from './existing.ts';
import { partOf, type PlannedPart } from './planned-row.ts';
import type { Settling } from './settling.ts';

/**
 * Values of the township's own fields, one part for each year; one that is not asked for every year takes the newest
 * year's and stands in a part without a year. `rows` are the values of the household, `memberId` says whose of them.
 */
export function ownParts(
  own: ReadonlyMap<number, Cells>,
  rows: readonly Row[],
  memberId: number | null,
  { existing }: Settling,
): PlannedPart[] {
  const wanted = new Map<number | null, Cells>();
  for (const [year, cells] of [...own].toSorted(([a], [b]) => a - b))
    for (const [name, value] of Object.entries(cells)) {
      const field = existing.ownFields.get(name);
      if (field === undefined) continue;
      const of = field['yearly'] === 1 ? year : null;
      const known = wanted.get(of) ?? {};
      known[name] = value;
      wanted.set(of, known);
    }
  const nameOf = new Map([...existing.ownFields].map(([name, field]) => [field.id, name]));
  return [...wanted].flatMap(([year, cells]) => {
    const stored = rows.filter((r) => (r['member_id'] ?? null) === memberId && (r['year'] ?? null) === year);
    const standing: Cells = {};
    for (const row of stored) {
      const name = nameOf.get(Number(row['field_id']));
      if (name !== undefined) standing[name] = asSaid(row['value'] ?? null, cells[name]);
    }
    // Every value is a row of its own, so the id of the part says nothing: 0 stands for the owner that is there.
    const part = partOf('custom_value', year, { ...standing, id: 0 }, cells);
    return part === null ? [] : [part];
  });
}

/** Values are kept as text; one that is the same number is the same. */
const asSaid = (stored: Cells[string], said: Cells[string] | undefined): Cells[string] =>
  said !== undefined && String(said) === String(stored) ? said : (stored ?? null);
