/** Where the cursor goes in a list of `count` rows, `page` of them in sight; null when the key moves nothing. */
export function movedCursor(key: string, cursor: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const to = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return to(cursor + 1);
    case 'ArrowUp':
      return to(cursor < 0 ? 0 : cursor - 1);
    case 'PageDown':
      return to(cursor + page);
    case 'PageUp':
      return to(cursor - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

export function toggled(ids: ReadonlySet<number>, id: number): Set<number> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The chosen ids and all rows from one index to the other, as far as they are known. */
export function withRange(
  ids: ReadonlySet<number>,
  from: number,
  to: number,
  idAt: (index: number) => number | undefined,
): Set<number> {
  const next = new Set(ids);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = idAt(index);
    if (id !== undefined) next.add(id);
  }
  return next;
}
