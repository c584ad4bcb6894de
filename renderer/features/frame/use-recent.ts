import { useMemo } from 'react';
import { call } from '../../client.ts';
import { queryClient, useAnswer } from '../../queries.ts';
import { runOf } from './palette-commands.ts';
import { type KnownItem, type PaletteItem, withRecent } from './palette-item.ts';

const PREFERENCE = { key: 'palette.recent' };
const kinds: readonly string[] = ['户', '人', '村', '命令', '页面', '文书', '年度'];

/** As much of an item as the archive remembers; what it does is known by its key. */
type Remembered = Pick<PaletteItem, 'key' | 'kind' | 'title' | 'detail'>;

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' &&
  value !== null &&
  ['key', 'kind', 'title', 'detail'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  ) &&
  kinds.includes((value as Remembered).kind);

/** What was opened lately, newest first, remembered in the archive; and how one more is remembered. */
export function useRecent(
  items: readonly KnownItem[],
): [readonly PaletteItem[], (item: PaletteItem) => void] {
  const value = useAnswer('list.preferences.get', PREFERENCE).data?.value;
  const recent = useMemo(() => {
    const remembered = Array.isArray(value) ? value.filter(isRemembered) : [];
    return remembered.flatMap((each): PaletteItem[] => {
      const known = items.find(({ key }) => key === each.key);
      const run = known?.run ?? runOf(each.key);
      return run === null ? [] : [{ ...(known ?? each), run, why: '最近用过' }];
    });
  }, [value, items]);
  const remember = (item: PaletteItem): void => {
    const next = withRecent(recent, item).map(({ key, kind, title, detail }) => ({
      key,
      kind,
      title,
      detail,
    }));
    queryClient.setQueryData(['list.preferences.get', PREFERENCE], { value: next });
    // What was looked at last is a convenience: nobody is told when it could not be remembered.
    call('list.preferences.set', { ...PREFERENCE, value: next }).catch(() => undefined);
  };
  return [recent, remember];
}
