/** A name as long as they come, with a dot that may end a line. */
export const longName = '阿卜杜拉·买买提·艾力江';
/** Characters of the extension blocks. */
export const rareName = '䶮㛃𬭎𠅤𫖯㐱䲟';

/** Turns of a household's standing, the longest words first. */
export const events = (count: number): { on: string; what: string }[] =>
  Array.from({ length: count }, (_, at) => ({
    on: `${2012 + (at % 14)}-${String((at % 12) + 1).padStart(2, '0')}`,
    what: at % 2 === 0 ? '纳入监测：突发严重困难户' : '风险消除',
  })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
