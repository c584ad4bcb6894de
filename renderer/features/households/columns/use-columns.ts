import { App } from 'antd';
import { useCallback, useMemo } from 'react';
import { LIST_COLUMNS } from '#contract/household.ts';
import { findColumn } from '#domain/lists/list-fields.ts';
import { call, sentenceOf } from '../../../client.ts';
import { queryClient, useAnswer } from '../../../queries.ts';

/** A column that is shown: one of `LIST_COLUMNS` or the key of a field; with a width where somebody set one. */
export interface ShownColumn {
  readonly key: string;
  readonly width?: number;
}

const PREFERENCE = { key: 'households.columns' };

export const usualColumns: readonly ShownColumn[] = LIST_COLUMNS.map((key) => ({ key }));

const isListColumn = (key: string): boolean => LIST_COLUMNS.some((column) => column === key);

/** The keys of the columns that the list has to be asked for. */
export const fieldKeys = (columns: readonly ShownColumn[]): string[] =>
  columns.map(({ key }) => key).filter((key) => !isListColumn(key));

const isShown = (value: unknown): value is ShownColumn =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string';

/** What was remembered, without fields that are no longer there; the usual columns when nothing was. */
function readColumns(value: unknown): readonly ShownColumn[] {
  const kept = Array.isArray(value) ? value.filter(isShown) : [];
  const known = kept.filter(({ key }) => isListColumn(key) || findColumn(key) !== undefined);
  return known.length === 0 ? usualColumns : known;
}

interface Columns {
  readonly columns: readonly ShownColumn[];
  readonly setColumns: (columns: readonly ShownColumn[]) => void;
}

/** The columns of the list, remembered in the archive. */
export function useColumns(): Columns {
  const { message } = App.useApp();
  const answer = useAnswer('list.preferences.get', PREFERENCE);
  const columns = useMemo(() => readColumns(answer.data?.value), [answer.data]);
  const setColumns = useCallback(
    (next: readonly ShownColumn[]): void => {
      const value = next.map(({ key, width }): Record<string, string | number> =>
        width === undefined ? { key } : { key, width },
      );
      queryClient.setQueryData(['list.preferences.get', PREFERENCE], { value });
      call('list.preferences.set', { ...PREFERENCE, value }).catch((thrown: unknown) =>
        message.error(sentenceOf(thrown)),
      );
    },
    [message],
  );
  return { columns, setColumns };
}
