import { expect, test } from 'vitest';
import { dropDownOf } from '#domain/exports/drop-down.ts';
import type { ExportColumn } from '#domain/exports/export-definition.ts';

const column = (field: string, kind: ExportColumn['kind'] = 'text'): ExportColumn => ({
  ...{ field, header: '列', kind, required: 'N' },
});

test.each([
  ['adjustment.kind', ['新识别', '返贫', '脱贫', '清退', '整户自然减少']],
  ['adequacy.housing', ['达标', '不达标']],
  ['adjustment.decrease_kind', ['清退', '整户自然减少']],
  ['adjustment.comparison_result', ['无疑点', '已核实']],
  ['adjustment.exit_mark', ['已脱贫(享受政策)', '已脱贫(不再享受政策)']],
])('a cell of %s offers its words', (field, words) => {
  expect(dropDownOf(column(field), 2020)).toEqual(words);
});

test('yes or no, the words of the year, and nothing where anything may stand', () => {
  expect(dropDownOf(column('adjustment.is_signed', 'yesno'), 2020)).toEqual(['是', '否']);
  expect(dropDownOf(column('change.increase_reason'), 2025)).toContain('新生儿');
  expect(dropDownOf(column('change.decrease_reason'), 2025)).toContain('死亡');
  expect(dropDownOf(column('member.school_status'), 2025)).toContain('硕士研究生及以上');
  expect(dropDownOf(column('member.school_status'), 2016)).not.toContain('硕士研究生及以上');
  // Several may be chosen of these, which a list of a sheet cannot do.
  expect(dropDownOf(column('member.health'), 2025)).toBeNull();
  expect(dropDownOf(column('member.name'), 2025)).toBeNull();
  expect(dropDownOf(column('village.name'), 2025)).toBeNull();
});
