import type { CodeItem, CodeList } from './code-list.ts';

/** What the policy pack in force says of one of the program's lists. */
export interface ListChange {
  /** `replace`: the list is these items; `change`: these go over the items of the same code, new ones come last. */
  readonly mode: 'replace' | 'change';
  readonly items: readonly CodeItem[];
  /** Codes that the forms no longer offer. */
  readonly without?: readonly string[] | undefined;
}

/** The lists that differ in some years, by the name of the list. */
export interface CodeOverlay {
  /** First and last year; null while the end is not known. */
  readonly years: readonly [number, number | null];
  readonly lists: Readonly<Record<string, ListChange>>;
}

let overlays: readonly CodeOverlay[] = [];

/**
 * Makes the lists of the policy packs in force known to this process, in place of those before; none resets. The one
 * setting of this module: a process works with one archive at a time, and asks for labels in more places than could
 * be handed a pack.
 */
export function setCodeOverlays(inForce: readonly CodeOverlay[]): void {
  overlays = inForce;
}

/** The list with what the packs say of it in a year; without a year what the newest of them says. */
export function overlaid(name: string, list: CodeList, year: number | undefined): CodeList {
  const overlay =
    year === undefined
      ? overlays.at(-1)
      : overlays.find(({ years: [from, to] }) => from <= year && year <= (to ?? year));
  const change = overlay?.lists[name];
  return change === undefined ? list : merged(list, change);
}

/** The items that the packs of any year have under the list's name. */
export const overlayItems = (name: string): readonly CodeItem[] =>
  overlays.flatMap(({ lists }) => lists[name]?.items ?? []);

const known = new WeakMap<ListChange, WeakMap<CodeList, CodeList>>();

/** The same object for the same two, so that what is indexed by list stays found. */
function merged(list: CodeList, change: ListChange): CodeList {
  const ofChange = known.get(change) ?? new WeakMap<CodeList, CodeList>();
  known.set(change, ofChange);
  const made = ofChange.get(list) ?? { ...list, items: itemsOf(list, change) };
  ofChange.set(list, made);
  return made;
}

function itemsOf(list: CodeList, { mode, items, without = [] }: ListChange): CodeItem[] {
  if (mode === 'replace') return [...items];
  const gone = new Set(without);
  const own = Map.groupBy(items, ({ code }) => code);
  const before = [...new Set(list.items.map(({ code }) => code))].filter((code) => !gone.has(code));
  const codes = [...new Set([...before, ...own.keys()])];
  return codes.flatMap((code) => own.get(code) ?? list.items.filter((item) => item.code === code));
}
