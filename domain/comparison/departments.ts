import { type CodeItem, codeItemsOf } from '#domain/codes/code-lists.ts';
import { codeOf, labelOf } from '#domain/codes/code-value.ts';

const LIST = 'comparison_department';

/** A department that answers comparisons, and what it can tell (`note`): the list of the year's policy pack. */
export const departmentsOf = (year?: number): readonly CodeItem[] => codeItemsOf(LIST, year);

/** `01` for 公安, 公安局 and 云岭县公安局; what no department of the list is stays as written behind `=`. */
export function departmentCode(written: string, year?: number): string {
  const code = codeOf(LIST, written.replaceAll(',', '、'), year) ?? '';
  if (!code.startsWith('=')) return code;
  return (
    departmentsOf(year).find((item) => namesOf(item).some((name) => written.includes(name)))?.code ?? code
  );
}

export const departmentLabel = (code: string, year?: number): string => labelOf(LIST, code, year);

const namesOf = ({ label, aliases = [] }: CodeItem): string[] => [label, ...aliases];

const EVERYTHING = /全部|所有|各部门/u;

/**
 * Whether a consent's scope lets a department be asked. A scope that was left blank is that of the printed form
 * (documents/catalogue P02), which names them all.
 */
export function scopeCovers(scope: string | null, code: string, year?: number): boolean {
  const written = scope?.trim() ?? '';
  if (written === '' || EVERYTHING.test(written)) return true;
  const item = departmentsOf(year).find((each) => each.code === code);
  const names = item === undefined ? [departmentLabel(code, year)] : namesOf(item);
  return names.some((name) => written.includes(name));
}
