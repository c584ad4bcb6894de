import type { Output } from '#contract/channels.ts';
import { type FieldKey, fieldByKey } from '#domain/fields/dictionary.ts';
import { namedOption } from '../../fields/code-match.ts';
import { fieldColumn, type SheetColumn } from '../../fields/sheet-column.ts';
import { GROUP, VILLAGE } from './entry-sheet.ts';

type Villages = Output<'village.list'>['villages'];

const widths: readonly (readonly [FieldKey, number])[] = [
  ['household.household_no', 150],
  ['household.household_type', 120],
  ['household.phone', 116],
  ['household.address', 230],
  ['household.bank_name', 150],
  ['household.bank_account', 176],
];

/** The household's own row: the place first, since it is kept from one household to the next. */
export function householdColumns(villages: Villages, villageId: string, year: number): SheetColumn[] {
  const groups = villages.find(({ id }) => String(id) === villageId)?.groups ?? [];
  return [
    villageColumn(villages),
    groupColumn(
      groups.map(({ name }) => name),
      year,
    ),
    ...widths.map(([key, width]) => fieldColumn(fieldByKey(key), year, { width })),
  ];
}

function villageColumn(villages: Villages): SheetColumn {
  const options = villages.map(({ id, name }, index) => namedOption(String(id), name, String(index + 1)));
  const byText = new Map(options.flatMap(({ value, label }) => [[label, value] as const]));
  const isVillage = (written: string): boolean => options.some(({ value }) => value === written);
  return {
    key: VILLAGE,
    label: '村',
    title: '户所在的行政村，必填',
    width: 120,
    options,
    hint: '填村名或拼音首字母；Alt+↓ 列出全部',
    read: (text) => byText.get(text.trim()) ?? options[Number(text) - 1]?.value ?? text.trim(),
    shown: (written) => options.find(({ value }) => value === written)?.label ?? written,
    reasonOf: (written) =>
      written === '' || isVillage(written) ? null : '没有这个村。请从列表选，或先到“设置”新增村',
  };
}

/** A group that is not there yet is made with the household. */
function groupColumn(names: readonly string[], year: number): SheetColumn {
  const column = fieldColumn(fieldByKey(GROUP), year, { width: 110, label: '组（自然村）' });
  return {
    ...column,
    options: names.map((name) => namedOption(name, name, '')),
    free: true,
    hint: '填组名或拼音首字母；没有的组会随这一户新建',
  };
}
