import { codeOf, isKnown } from '#domain/codes/code-value.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import { readMonth } from '#domain/fields/written-value.ts';
import { recordField } from '#domain/records/record-kinds.ts';
import type { Cells } from '#db/row-access.ts';
import type { FileContext } from './file-context.ts';
import type { ReadAct } from './read-act.ts';
import type { ReadRow } from './read-row.ts';
import { isClearMark } from './read-store.ts';
import { saidOf } from './said-of.ts';
import type { SpecialColumn } from './special-columns.ts';

type Refusal = Extract<ReadAct, { ok: false }>;

const KINDS = { recognised: '1', returned: '2', exited: '3', removed: '4' } as const;

const PREFIX = 'adjustment.';

/** A row of the year's adjustment: its kind, its days, and what the year of the household says accordingly. */
export function readAdjustment(row: ReadRow, file: FileContext): ReadAct {
  const told = file.kind.adjustment ?? 'recognised';
  const said = readSaid(row, file);
  if (!said.ok) return said;
  const removal = row.special.get('removal-type') ?? '';
  const kind = removal === '' ? KINDS[told] : codeOf('adjustment_kind', removal);
  if (kind === null || !isKnown(kind))
    return refuse(file, 'removal-type', removal, '减少类型请写“清退”或“整户自然减少”');
  const ofYear: Cells = {};
  const inYear = saidOf(row, 'household_year') ?? {};
  for (const column of ACCORDINGLY[told]) if (inYear[column] !== undefined) ofYear[column] = inYear[column];
  const { cells } = said;
  if (ofYear['return_causes'] !== undefined) cells['causes'] = ofYear['return_causes'];
  if (ofYear['exit_status'] !== undefined) cells['mark'] = ofYear['exit_status'];
  const month = readMonth(row.special.get('recognised-month') ?? '');
  if (month !== undefined) ofYear['first_recognised_year'] = Number(month.slice(0, 4));
  return { ok: true, act: { adjustment: { year: yearOf(row, file, ofYear), kind, cells, ofYear } } };
}

/** Columns of a household's year that an adjustment stands for: they are written along with it. */
export const ACCORDINGLY = {
  recognised: [],
  returned: ['return_year', 'return_causes'],
  exited: ['exit_year', 'exit_status'],
  removed: [],
} as const satisfies Record<keyof typeof KINDS, readonly string[]>;

function yearOf(row: ReadRow, file: FileContext, { return_year: back, exit_year: out }: Cells): number {
  const said = back ?? out;
  return row.year ?? (typeof said === 'number' ? said : file.year);
}

function readSaid({ special }: ReadRow, file: FileContext): { ok: true; cells: Cells } | Refusal {
  const cells: Cells = {};
  for (const [name, written] of special) {
    if (!name.startsWith(PREFIX) || written === '') continue;
    const column = name.slice(PREFIX.length);
    if (isClearMark(written)) {
      cells[column] = null;
      continue;
    }
    const field = recordField('adjustment', column);
    if (field === undefined) throw new Error(`no column of an adjustment: ${column}`);
    const parsed = parseFieldValue(field, written, file.year);
    if (!parsed.ok) return refuse(file, name, written, parsed.reason);
    cells[column] = parsed.value;
  }
  return { ok: true, cells };
}

const refuse = (file: FileContext, name: SpecialColumn, value: string, reason: string): Refusal => ({
  ...{ ok: false, refusal: { column: file.headerOf(`row.${name}`), value, reason } },
});
