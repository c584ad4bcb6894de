import { type CodeOption, fit, namedOption } from '../../fields/code-match.ts';

export type PaletteKind = '户' | '人' | '村' | '命令' | '页面' | '文书' | '年度';

/** Something that the palette finds and does. */
export interface PaletteItem {
  /** The same thing has the same key, however it was found. */
  readonly key: string;
  readonly kind: PaletteKind;
  readonly title: string;
  readonly detail: string;
  /** Why it was found, in words. */
  readonly why: string;
  readonly run: () => void;
}

/** An item that the window itself knows, with the names it is found by. */
export interface KnownItem extends Omit<PaletteItem, 'why'> {
  readonly names: readonly CodeOption[];
}

export const known = (item: Omit<KnownItem, 'names'>, ...aliases: readonly string[]): KnownItem => ({
  ...item,
  names: [item.title, ...aliases].map((name) => namedOption(item.key, name)),
});

interface Found {
  readonly item: PaletteItem;
  readonly score: number;
}

/** The items that fit what was typed, best first, each with the reason. */
export function findKnown(items: readonly KnownItem[], typed: string): PaletteItem[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  return items
    .flatMap((item): Found[] => {
      const best = item.names
        .map((name) => ({ name, score: fit({ ...name, value: '' }, text) }))
        .sort((a, b) => b.score - a.score)[0];
      if (best === undefined || best.score === 0) return [];
      return [{ item: { ...item, why: whyOf(best.name, text) }, score: best.score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function whyOf(name: CodeOption, text: string): string {
  if (name.label.toLowerCase().includes(text)) return '名称';
  return name.initials.includes(text) ? '拼音首字母' : '拼音';
}

/**
 * What stands above the people and households that were found, and what below: seventy papers fit two letters of
 * almost any name, so that a paper found by its letters waits below.
 */
export const aboveAndBelow = (
  own: readonly PaletteItem[],
): Readonly<Record<'above' | 'below', PaletteItem[]>> => ({
  above: own.filter(({ kind, why }) => kind !== '文书' || why === '名称'),
  below: own.filter(({ kind, why }) => kind === '文书' && why !== '名称'),
});

const MOST_RECENT = 8;

/** Offered first these would be done by a second Enter that nobody meant. */
const neverRecent = new Set(['do:undo', 'do:redo', 'do:lock', 'do:close']);

/** The list of what was opened last, newest first, with one more on top. */
export const withRecent = (recent: readonly PaletteItem[], item: PaletteItem): readonly PaletteItem[] =>
  neverRecent.has(item.key)
    ? recent
    : [{ ...item, why: '最近用过' }, ...recent.filter(({ key }) => key !== item.key)].slice(0, MOST_RECENT);

/** What was used lately stands before what was not; otherwise the order stays. */
export function recentFirst(
  items: readonly PaletteItem[],
  recent: readonly PaletteItem[],
): readonly PaletteItem[] {
  const rank = (key: string): number => {
    const at = recent.findIndex((each) => each.key === key);
    return at < 0 ? recent.length : at;
  };
  return [...items].sort((a, b) => rank(a.key) - rank(b.key));
}
