import type { LineList } from '#domain/procedures/score-sheet.ts';
import type { ScoringSheet } from '#contract/scoring.ts';

export type ScoredRow = ScoringSheet['households'][number];

/** One column of the sheet: points of an item, or a line that is ticked. `at`: its place among the row's own. */
export interface ScoreColumn {
  readonly key: string;
  readonly at: number;
  readonly group: string;
  /** What stands in the head; a line has its number. */
  readonly title: string;
  /** The standard of an item, the words of a line. */
  readonly text: string;
  /** The most points of an item; null for a line. */
  readonly most: number | null;
  readonly list: LineList | null;
  readonly isVeto: boolean;
}

export interface ScoreGroup {
  readonly title: string;
  readonly columns: readonly ScoreColumn[];
}

/** The sheet's columns under their heads: what is scored, what keeps out, then what speaks for a household. */
export function scoreGroups({ blocks, lists }: Pick<ScoringSheet, 'blocks' | 'lists'>): ScoreGroup[] {
  let at = 0;
  const scored = blocks.map(({ title, points, items }): ScoreGroup => ({
    title: `${title}（${points} 分）`,
    columns: items.map((item) => ({
      ...{ key: item.key, at: at++, group: title, title: item.title, text: item.standard },
      ...{ most: item.points, list: null, isVeto: false },
    })),
  }));
  at = 0;
  const ticked = lists.map(({ list, title, isVeto, lines }): ScoreGroup & { isVeto: boolean } => ({
    ...{ title, isVeto },
    columns: lines.map((line, index) => ({
      ...{ key: line.key, at: at++, group: title, title: String(index + 1), text: line.text },
      ...{ most: null, list, isVeto },
    })),
  }));
  return [...scored, ...ticked.filter((group) => group.isVeto), ...ticked.filter((group) => !group.isVeto)];
}

/** How a cell looks: `proposed` is what the archive says and nobody answered, `wrong` keeps the household out. */
interface Mark {
  readonly text: string;
  readonly tone: 'plain' | 'faint' | 'proposed' | 'wrong' | 'look' | 'blank';
}

const BLANK: Mark = { text: '', tone: 'blank' };

export function markOf({ most, at, isVeto }: ScoreColumn, row: ScoredRow): Mark {
  if (most !== null) {
    const given = row.items[at]?.given ?? null;
    return given === null ? BLANK : { text: String(given), tone: given === 0 ? 'faint' : 'plain' };
  }
  const line = row.lines[at];
  if (line === undefined) return BLANK;
  const { answer, finding, applies, note } = line;
  if (applies)
    return { text: answer === true ? '是' : '是?', tone: isVeto ? 'wrong' : answer ? 'plain' : 'proposed' };
  if (answer === false) return { text: note === null ? '否' : '否*', tone: 'faint' };
  if (finding?.state === 'open') return { text: '疑', tone: 'look' };
  return finding?.state === 'miss' ? { text: '否?', tone: 'proposed' } : BLANK;
}

/** What a key says of a line; undefined for keys that say nothing. Space goes from blank to 是 to 否. */
export function tickOf(key: string, answer: boolean | null): boolean | null | undefined {
  switch (key) {
    case '1':
    case 'y':
      return true;
    case '0':
    case 'n':
      return false;
    case ' ':
      return answer === null ? true : answer ? false : null;
    case 'Delete':
    case 'Backspace':
      return null;
    default:
      return undefined;
  }
}

/** Points from what was typed; null clears, a sentence says why they cannot be. */
export function pointsOf(written: string, most: number): { points: number | null } | { why: string } {
  if (written === '') return { points: null };
  const points = Number(written);
  return points > most ? { why: `满分 ${most} 分，不能填 ${points} 分` } : { points };
}
