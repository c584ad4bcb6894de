import type { Output } from '#contract/channels.ts';
import type { TemplateColumn } from '#contract/template.ts';
import type { SheetValue } from '../sheets/write-workbook.ts';
import type { TemplateConversation } from './conversation.ts';
import { fitValue, type Place } from './fit-value.ts';
import type { ExportRow } from '../exports/export-row.ts';
import { ROW_NUMBER, rowValue, type ValueSetting } from './row-value.ts';

type Preview = Output<'template.preview'>;

export interface FittedRows {
  /** 0-based columns that are filled, in rising order. */
  readonly columns: readonly number[];
  /** By row, then by column; the numbering is that of all rows. */
  readonly values: readonly (readonly SheetValue[])[];
  readonly misfits: Preview['misfits'];
  readonly translations: Preview['translations'];
  readonly empty: readonly string[];
  /** Place of the numbering among the columns; -1 without one. */
  readonly numbering: number;
}

type Filled = Pick<TemplateColumn, 'index' | 'header' | 'target'>;

const BREATH = 500;

/** All values in the words of the template, and what does not fit it: each value once with the number of its rows. */
export async function fitRows(
  { file, understood }: TemplateConversation,
  rows: readonly ExportRow[],
  setting: ValueSetting & { readonly blank: boolean; readonly signal: AbortSignal },
): Promise<FittedRows> {
  const { state, layout, rules } = understood;
  const columns = state.columns.filter(({ target }) => target !== null);
  const model = layout.rows.find(({ number }) => number === state.firstRow);
  const places = columns.map(({ index, header, target }): Place & Filled => {
    const style =
      model?.cells.find(({ column }) => column === index + 1)?.style ?? layout.columnStyle(index + 1);
    return {
      ...{ index, header, target },
      rule: rules.get(index) ?? null,
      format: file.formatOf(style),
      year: setting.year,
      epoch: file.epoch,
    };
  });
  const misfits = new Map<string, Preview['misfits'][number]>();
  const translations = new Map<string, Preview['translations'][number]>();
  const filled = new Set<number>();
  const values: SheetValue[][] = [];
  for (const [at, row] of rows.entries()) {
    if (at % BREATH === 0) {
      setting.signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
    }
    values.push(
      places.map(({ index, header, target, ...place }) => {
        const given = rowValue(target ?? '', row, at + 1, setting);
        const fitted = fitValue(given, place);
        if (fitted.value !== null && fitted.value !== '') filled.add(index);
        if (fitted.misfit !== undefined) {
          const value = String(given.value);
          count(misfits, { column: index, header, value, reason: fitted.misfit });
          return setting.blank ? null : fitted.value;
        }
        if (fitted.from !== undefined)
          count(translations, { column: index, header, from: fitted.from, to: String(fitted.value) });
        return fitted.value;
      }),
    );
  }
  return {
    columns: columns.map(({ index }) => index),
    values,
    misfits: byRows(misfits),
    translations: byRows(translations),
    empty:
      rows.length === 0 ? [] : columns.filter(({ index }) => !filled.has(index)).map(({ header }) => header),
    numbering: columns.findIndex(({ target }) => target === ROW_NUMBER),
  };
}

/** Different values beyond this are not told one by one: one of them is enough to see what is wrong. */
const TOLD = 200;

function count<T extends { rows: number }>(all: Map<string, T>, found: Omit<T, 'rows'>): void {
  const key = JSON.stringify(found);
  const known = all.get(key);
  if (known !== undefined) known.rows += 1;
  else if (all.size < TOLD) all.set(key, { ...found, rows: 1 } as T);
}

const byRows = <T extends { rows: number }>(all: ReadonlyMap<string, T>): T[] =>
  [...all.values()].toSorted((a, b) => b.rows - a.rows);
