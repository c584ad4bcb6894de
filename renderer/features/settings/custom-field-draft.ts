import type { CustomFieldInput } from '#domain/fields/custom-field.ts';

export const formWords: Readonly<Record<CustomFieldInput['form'], string>> = {
  household: '户 · 概况',
  living_conditions: '户 · 生活条件',
  member: '成员',
};

export const typeWords: Readonly<Record<CustomFieldInput['type'], string>> = {
  text: '文字',
  int: '整数',
  decimal: '数字',
  date: '日期',
  month: '年月',
  year: '年份',
  bool: '是否',
  code: '单选',
  codes: '多选',
};

export const blankField: CustomFieldInput = {
  label: '',
  form: 'household',
  type: 'text',
  options: [],
  scale: 2,
  unit: '',
  yearly: false,
  level: 'INTERNAL',
};

/** Choices from lines of text; a choice that was there keeps its code, a new one gets the next that nobody has had. */
export function optionsOf(text: string, before: CustomFieldInput['options']): CustomFieldInput['options'] {
  const labels = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  let next = Math.max(0, ...before.map((option) => Number(option.code)));
  return labels.map(
    (label) => before.find((option) => option.label === label) ?? { code: String((next += 1)), label },
  );
}
