import { codeItemsOf, type CodeListName } from '#domain/codes/code-lists.ts';
import { type DerivedSource, derivedSources, isDerivedSource, sourceField } from './column-sources.ts';
import type { ExportColumn } from './export-definition.ts';

/**
 * The words that a cell of the column may hold, in those of the year; null where it holds anything. A column of several
 * values has none: a sheet's list lets only one of them be chosen.
 */
export function dropDownOf({ field: source, kind }: ExportColumn, year: number): string[] | null {
  if (kind === 'yesno') return ['是', '否'];
  if (isDerivedSource(source)) {
    const { codes, only, options }: DerivedSource = derivedSources[source];
    if (codes !== undefined) return labelsIn(codes, year, only);
    return options === undefined ? null : [...options];
  }
  const field = sourceField(source);
  return field?.type === 'code' && field.codes !== undefined ? labelsIn(field.codes, year) : null;
}

function labelsIn(list: CodeListName, year: number, only?: readonly string[]): string[] | null {
  const items = codeItemsOf(list, year).filter(({ code }) => only === undefined || only.includes(code));
  return items.length === 0 ? null : [...new Set(items.map(({ label }) => label))];
}
