import { type PageSource, readBTreePage, type StoredRow } from './b-tree.ts';

/** Row numbers that lay on pages that cannot be read: above the first, up to the second. */
export interface LostRange {
  readonly above: number;
  readonly upTo: number;
}

export const EVERYTHING: LostRange = { above: -Infinity, upTo: Infinity };

export const isIn = (ranges: readonly LostRange[], id: number): boolean =>
  ranges.some(({ above, upTo }) => id > above && id <= upTo);

export interface Walked {
  /** Where pages are missing; of an index, one that says nothing but that some are. */
  readonly lost: LostRange[];
}

/**
 * Every row of a table or index that can be reached from its root, in its order. Pages come into `claimed`, so that
 * none is read twice and those that nobody claims can be looked at afterwards.
 */
export function walkTree(
  source: PageSource,
  root: number,
  claimed: Set<number>,
  onRow: (row: StoredRow) => void,
): Walked {
  const lost: LostRange[] = [];
  const open = [{ page: root, above: -Infinity, upTo: Infinity }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { page, ...range } = next;
    const read = claimed.has(page) ? null : readBTreePage(source, page, (p) => void claimed.add(p));
    claimed.add(page);
    if (read === null) {
      lost.push(range);
      continue;
    }
    for (const row of read.rows) onRow(row);
    if (read.kind === 'leaf') continue;
    let above = range.above;
    const children = read.children.map((child) => {
      const from = above;
      above = child.upTo ?? above;
      return { page: child.page, above: from, upTo: child.upTo ?? range.upTo };
    });
    open.push(...children.reverse());
  }
  return { lost };
}

/** Pages that SQLite has put aside for new content; what they hold is of the past. */
export function claimFreePages(source: PageSource, claimed: Set<number>): boolean {
  const head = source.page(1);
  if (head === null) return false;
  const seen = new Set<number>();
  for (let trunk = head.readUInt32BE(32); trunk !== 0;) {
    const bytes = seen.has(trunk) ? null : source.page(trunk);
    if (bytes === null) return false;
    seen.add(trunk);
    claimed.add(trunk);
    const leaves = Math.min(bytes.readUInt32BE(4), 1014);
    for (let i = 0; i < leaves; i += 1) claimed.add(bytes.readUInt32BE(8 + 4 * i));
    trunk = bytes.readUInt32BE(0);
  }
  return true;
}
