/** All of Unicode, a little more than once: two groups of a good font may meet. */
const MOST = 1_200_000;

/**
 * How many characters a font's table says that it has, in the fullest of its parts. fontkit makes a list of them
 * without asking how long it will be: a group that is said to end at four thousand millions would take all memory, and
 * with it the process. Throws when the table is shorter than it says.
 */
export function countCharacters(cmap: Buffer): number {
  let most = 0;
  for (let part = 0; part < cmap.readUInt16BE(2); part += 1) {
    const at = cmap.readUInt32BE(4 + part * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 4) most = Math.max(most, countSegments(cmap, at));
    if (format === 12 || format === 13) most = Math.max(most, countGroups(cmap, at));
  }
  return most;
}

export const isTooMany = (characters: number): boolean => characters > MOST;

function countSegments(cmap: Buffer, at: number): number {
  const length = cmap.readUInt16BE(at + 6) & ~1;
  let count = 0;
  for (let place = 0; place < length; place += 2) {
    const end = cmap.readUInt16BE(at + 14 + place);
    count += Math.max(end - cmap.readUInt16BE(at + 16 + length + place) + 1, 0);
  }
  return count;
}

function countGroups(cmap: Buffer, at: number): number {
  const groups = cmap.readUInt32BE(at + 12);
  let count = 0;
  for (let group = 0; group < groups && !isTooMany(count); group += 1) {
    const start = at + 16 + group * 12;
    count += Math.max(cmap.readUInt32BE(start + 4) - cmap.readUInt32BE(start) + 1, 0);
  }
  return count;
}
