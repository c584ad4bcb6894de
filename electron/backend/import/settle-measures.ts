import { splitCodes } from '#domain/codes/code-value.ts';
import type { Cells } from '#db/row-access.ts';
import type { MeasureDraft } from './draft.ts';
import type { Row } from './existing.ts';
import { partOf, type PlannedRow } from './planned-row.ts';
import { rowFor } from './row-beside.ts';
import type { HouseholdPlace, Settling } from './settling.ts';

export const PUBLIC_POST = 'public_post';
/** The only note that a table has of a kind of measures. */
export const POST_NOTE = 'public_post_note';

/**
 * What was done for a household in a year, by kind. A table tells of all measures of a kind together: those that were
 * typed in by themselves, with what was done and when, stand as they are, one row more has what they leave.
 */
export function settleMeasures(place: HouseholdPlace, settling: Settling): PlannedRow[] {
  const { draft, id, at } = place;
  if (draft.measures.size === 0) return [];
  const known = id === null ? [] : settling.existing.measuresOf(id);
  return [...draft.measures.values()].flatMap((measure) => {
    const { year, kind, note } = measure;
    const same = known.filter((m) => m['year'] === year && m['kind'] === kind);
    const row = same.findLast((m) => (m['content'] ?? null) === null);
    const wanted = { ...itemsWanted(measure, same, row), ...noteWanted(measure, same) };
    if (row === undefined && wanted[kind] === undefined && wanted[POST_NOTE] !== undefined) {
      const reason = '档案库里没有可以记这条备注的公益岗位帮扶，备注没有导入';
      settling.notices.push({
        origin: draft.origin,
        column: '公益性岗位帮扶其他备注',
        value: note ?? '',
        reason,
      });
      return [];
    }
    const standing = row === undefined ? undefined : standingIn(row, kind);
    const part = partOf('measure', year, standing, wanted);
    return part === null ? [] : [rowFor(place, `e${at}.${year} ${kind}`, 'measure', part)];
  });
}

const standingIn = (row: Row, kind: string): Cells & { id: number } => ({
  ...{ id: row.id, [kind]: row['items'] ?? null },
  ...(kind === PUBLIC_POST ? { [POST_NOTE]: row['note'] ?? null } : {}),
});

function itemsWanted({ kind, items }: MeasureDraft, same: readonly Row[], row: Row | undefined): Cells {
  if (items === undefined) return {};
  if (items === null) return row === undefined ? {} : { [kind]: null };
  const others = new Set(itemsOf(same.filter((m) => m !== row)));
  const told = new Set([...others, ...itemsOf(row === undefined ? [] : [row])]);
  const said = splitCodes(items);
  if (said.length === told.size && said.every((code) => told.has(code))) return {};
  const rest = said.filter((code) => !others.has(code));
  return rest.length === 0 ? {} : { [kind]: rest.join(',') };
}

const itemsOf = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ items = null }) => splitCodes(items === null ? null : String(items)));

function noteWanted({ note }: MeasureDraft, same: readonly Row[]): Cells {
  if (note === undefined) return {};
  const notes = [...new Set(same.map((m) => String(m['note'] ?? '')))].filter((each) => each !== '');
  return notes.join(',') === note ? {} : { [POST_NOTE]: note };
}
