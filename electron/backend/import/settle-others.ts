import type { Cells } from '#db/row-access.ts';
import { layCells, type PairingDraft, type SpellDraft } from './draft.ts';
import type { Row } from './existing.ts';
import { partOf, type PlannedRow } from './planned-row.ts';
import { rowFor } from './row-beside.ts';
import { settleAdjustments } from './settle-adjustments.ts';
import { helperKey } from './settle-helpers.ts';
import { settleMeasures } from './settle-measures.ts';
import type { HouseholdPlace, Settling } from './settling.ts';

/** What the files say of a household beside its own cells and its people. */
export function settleOthers(place: HouseholdPlace, settling: Settling): readonly PlannedRow[] {
  const { spells, measures, pairings, adjustments } = place.draft;
  if (spells.length + measures.size + pairings.length + adjustments.size === 0) return [];
  return [
    ...settleSpells(place, settling),
    ...settleMeasures(place, settling),
    ...settleAdjustments(place, settling),
    ...settlePairings(place, settling),
  ];
}

/** The same spell in two files is one: by its month, else by its category where one of them names no month. */
function mergeSpells(spells: readonly SpellDraft[]): SpellDraft[] {
  const merged: SpellDraft[] = [];
  for (const { cells, origin } of spells) {
    const same = spellLike(
      merged.map((m) => m.cells),
      cells,
    );
    const found = merged.find((m) => m.cells === same);
    if (found === undefined) merged.push({ cells: { ...cells }, origin });
    else layCells(found.cells, cells, false);
  }
  return merged;
}

function spellLike<T extends Readonly<Cells>>(known: readonly T[], wanted: Readonly<Cells>): T | undefined {
  const month = wanted['recognised_month'] ?? null;
  return (
    known.find((s) => month !== null && s['recognised_month'] === month) ??
    known.find(
      (s) =>
        (s['category'] ?? null) === (wanted['category'] ?? null) &&
        (month === null || (s['recognised_month'] ?? null) === null),
    )
  );
}

function settleSpells(place: HouseholdPlace, { existing, notices }: Settling): PlannedRow[] {
  const { draft, id, at } = place;
  if (draft.spells.length === 0) return [];
  const known = id === null ? [] : existing.spellsOf(id);
  const stands = id === null ? undefined : existing.household(id);
  const older = stands !== undefined && draft.asOfYear < Number(stands['as_of_year'] ?? 0);
  return mergeSpells(draft.spells).flatMap(({ cells, origin }, index) => {
    const isNamed = (cells['category'] ?? null) !== null || (cells['recognised_month'] ?? null) !== null;
    const found = spellLike(known, cells) ?? (isNamed ? undefined : newestOf(known));
    // A row that names no category and no month speaks of no spell of its own.
    if (found === undefined && !isNamed) {
      if (Object.values(cells).some((value) => (value ?? null) !== null))
        notices.push({ origin, ...NO_SPELL });
      return [];
    }
    const part = partOf('monitoring_spell', null, found, withState(found, cells), older);
    return part === null ? [] : [rowFor(place, `s${at}.${index}`, 'spell', part, { origin })];
  });
}

const NO_SPELL = { column: '识别监测时间', value: '', reason: '这一户没有监测记录，监测的内容没有导入' };

const newestOf = (spells: readonly Row[]): Row | undefined =>
  spells
    .toSorted(
      (a, b) => Number(a['recognised_month'] ?? 0) - Number(b['recognised_month'] ?? 0) || a.id - b.id,
    )
    .at(-1);

/** The state follows 风险是否已消除; it is told by itself only where that cell says nothing new. */
function withState(found: Row | undefined, cells: Cells): Cells {
  const eliminated = cells['is_eliminated'];
  if (found === undefined || eliminated === undefined || eliminated !== found['is_eliminated']) return cells;
  return { ...cells, state: eliminated === 1 ? 'eliminated' : 'open' };
}

function mergePairings(pairings: readonly PairingDraft[]): PairingDraft[] {
  const merged = new Map<string, PairingDraft>();
  for (const { helper, pairing, origin } of pairings) {
    const key = `${helperKey(helper)} ${pairing['starts_on'] ?? ''}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { helper, pairing: { ...pairing }, origin });
    else layCells(known.pairing, pairing, false);
  }
  return [...merged.values()];
}

function settlePairings(place: HouseholdPlace, { existing, helpers }: Settling): PlannedRow[] {
  const { draft, id, at } = place;
  if (draft.pairings.length === 0) return [];
  const known = id === null ? [] : existing.pairingsOf(id);
  return mergePairings(draft.pairings).flatMap(({ helper, pairing, origin }, index) => {
    const planned = helpers.get(helperKey(helper));
    if (planned === undefined) return [];
    const found =
      planned.id === null
        ? undefined
        : known.find(
            (p) =>
              p['helper_id'] === planned.id && (p['starts_on'] ?? null) === (pairing['starts_on'] ?? null),
          );
    const name = String(helper['name'] ?? '');
    const needs = planned.id === null && planned.row !== null ? [...place.needs, planned.row] : place.needs;
    // A pairing without days is one too: the helper's name stands for its cell.
    const part =
      found === undefined
        ? {
            ...{ table: 'pairing' as const, year: null, id: null, before: null },
            cells: { helper_id: planned.id ?? name, ...pairing },
          }
        : partOf('pairing', null, found, pairing);
    return part === null ? [] : [rowFor(place, `p${at}.${index}`, 'pairing', part, { origin, needs, name })];
  });
}
