import type { Archive } from '#db/open-archive.ts';
import { placesByName } from '#db/import-reading.ts';
import type { Cells, RowWriter } from '#db/row-access.ts';
import { isOn, type PlannedRow } from './planned-row.ts';
import type { Plan } from './planned-import.ts';

/** Turns names of villages and groups into rows; those that are not there yet are made when first wanted. */
export interface PlaceWriter {
  /** The columns of a household for a village and a group by name; a group alone is one of the household's village. */
  cells(named: Cells, householdId: number | null): Cells;
  /** The phone of a village; one that is not there yet is made. */
  phone(row: PlannedRow): void;
}

export function placeWriter(raw: Archive['raw'], rows: RowWriter, plan: Plan): PlaceWriter {
  const find = placesByName(raw);
  const phones = new Map(plan.villages.filter(isOn).map((v) => [v.name, v.parts[0]?.cells['phone'] ?? null]));
  const villages = new Map<string, number>();
  const groups = new Map<string, number>();
  const village = (name: string): number => {
    const known = villages.get(name) ?? find.village(name);
    const phone = phones.get(name) ?? null;
    const id = known ?? rows.insert('village', phone === null ? { name } : { name, phone });
    villages.set(name, id);
    return id;
  };
  const group = (villageId: number, name: string): number => {
    const key = `${villageId} ${name}`;
    const id =
      groups.get(key) ??
      find.group(villageId, name) ??
      rows.insert('village_group', { village_id: villageId, name });
    groups.set(key, id);
    return id;
  };
  return {
    cells({ village: name, group_name: groupName }, householdId) {
      const cells: Cells = {};
      if (typeof name === 'string') cells['village_id'] = village(name);
      const of = cells['village_id'] ?? (householdId === null ? null : find.villageOf(householdId));
      if (typeof groupName === 'string' && typeof of === 'number')
        cells['village_group_id'] = group(of, groupName);
      return cells;
    },
    phone({ name, parts }) {
      const phone = parts[0]?.cells['phone'] ?? null;
      const id = find.village(name);
      if (id === null) village(name);
      else if (phone !== null) rows.update('village', id, { phone });
    },
  };
}
