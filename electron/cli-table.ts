const wide =
  /[\u1100-\u115f\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Columns of a terminal that a text takes: a Chinese character takes two. */
export const displayWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);

/** Lines of aligned columns. Control characters of the data never reach the terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((line) => line.map((cell) => cell.replace(invisible, ' ')));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => displayWidth(line[column] ?? ''))));
  return lines
    .map((line) =>
      line
        .map((cell, c) => cell + pad(widths[c] ?? 0, cell))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const pad = (width: number, cell: string): string => ' '.repeat(width - displayWidth(cell));

/** A table of at most `most` rows, saying how many more there are. */
export function shortTable(head: readonly string[], rows: readonly (readonly string[])[], most = 50): string {
  const rest = rows.length - most;
  const shown = table(head, rows.slice(0, most));
  return rest > 0 ? `${shown}\n……另有 ${rest} 行，用 --json 可看全部。` : shown;
}
