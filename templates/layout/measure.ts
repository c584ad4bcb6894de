/** Width of a text in em, a little generous: Han and full-width signs 1, the rest 0.6 (the widest Latin of ours). */
export function emWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2000' ? 1 : 0.6), 0);
}

/** How many lines of `capacity` em a paragraph with an indent of two takes; generous by 3 % for what may not end or begin a line. */
export function countLines(text: string, capacity: number): number {
  const lines = text
    .split('\n')
    .map((part) => Math.max(1, Math.ceil(((emWidth(part) + 2) * 1.03) / capacity)));
  return lines.reduce((sum, count) => sum + count, 0);
}

/** How many lines of a cell `width` points wide a text takes; generous by 3 %. */
export function cellLines(text: string, { width, size }: { width: number; size: number }): number {
  const lines = text.split('\n').map((part) => Math.ceil((emWidth(part) * size * 1.03) / width));
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0);
}

/**
 * Puts line ends between units that must not be torn (a number and whose it is), for lines of `limit` em with an
 * indent of two in the first. The parts of a unit stay parts.
 */
export function wrapUnits(units: readonly (readonly string[])[], limit: number): string[] {
  let used = 2;
  return units.flatMap((unit, index) => {
    const width = emWidth(unit.join(''));
    const isNewLine = index > 0 && used + width > limit;
    used = isNewLine ? width : used + width;
    return isNewLine ? ['\n', ...unit] : [...unit];
  });
}

/**
 * Breaks a title between its phrases into the fewest lines of at most `limit` em, and of all such ways takes the
 * one whose lines differ least. A phrase that is too long alone may break after the names of places in it, too.
 */
export function breakTitle(phrases: readonly string[], limit: number): string[] {
  const pieces = phrases.flatMap((phrase) => (emWidth(phrase) > limit ? placesOf(phrase) : [phrase]));
  const fitting = waysToBreak(pieces).filter((lines) => lines.every((line) => emWidth(line) <= limit));
  const [best] = fitting.sort((a, b) => a.length - b.length || unevenness(a) - unevenness(b));
  return best ?? [phrases.join('')];
}

/** 石桥村石头坪安置点第一社区 → 石桥村, 石头坪安置点, 第一社区 */
const placesOf = (phrase: string): string[] =>
  phrase.split(/(?<=.{2}[村镇乡县市州区点])(?![民社区])/u).filter((piece) => piece !== '');

function waysToBreak(phrases: readonly string[]): string[][] {
  const [first, ...rest] = phrases;
  if (first === undefined) return [];
  if (rest.length === 0) return [[first]];
  return waysToBreak(rest).flatMap((lines) => [
    [first, ...lines],
    [first + (lines[0] ?? ''), ...lines.slice(1)],
  ]);
}

function unevenness(lines: readonly string[]): number {
  const widths = lines.map(emWidth);
  return Math.max(...widths) - Math.min(...widths);
}
