/** Where the cursor goes among tiles that lie in rows of `columns`; null when the key moves nothing. */
export function movedTile(
  key: string,
  cursor: number,
  { count, columns, rows }: { readonly count: number; readonly columns: number; readonly rows: number },
): number | null {
  if (count === 0) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rows,
    PageDown: columns * rows,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, cursor + step));
}
