import type { SourceColumn } from '#contract/import.ts';
import type { FoundHeader } from '../sheets/find-header.ts';
import { subjectOf, targetName, targetsOf, type ColumnTarget } from './column-targets.ts';
import type { FileKind } from './file-kinds.ts';
import { guessByCells, misfit, type KnownPlaces } from './guess-by-cells.ts';
import { ABOUT_SOMEBODY_ELSE, guessByHeader } from './guess-by-header.ts';

/** What is known of the columns besides their headers. */
export interface ColumnHints {
  /** The first values of each column, blanks left out. */
  readonly values: readonly (readonly string[])[];
  readonly places: KnownPlaces;
  readonly year: number;
  /** Targets that the clerk gave columns by hand, by index; null where one is left out. */
  readonly wishes: ReadonlyMap<number, string | null>;
  /** What columns with these headers were the last time, by index. */
  readonly remembered: ReadonlyMap<number, string | null>;
}

/** One thing that a column may be. */
export interface Proposal {
  readonly index: number;
  readonly target: ColumnTarget;
  readonly sure: Exclude<SourceColumn['sure'], 'none'>;
  /** Of two that are equally sure, the higher wins. */
  readonly score: number;
  readonly remark: string | null;
}

const DOUBTFUL = 0.5;
const UNFIT = 0.1;
const BY_CELLS = 0.5;

/** What each column may be, without regard to the others. */
export function proposeTargets(found: FoundHeader, kind: FileKind, hints: ColumnHints): Proposal[] {
  const width = Math.max(found.keys.length, hints.values.length);
  return Array.from({ length: width }, (_, index) => proposalsOf(index, found, kind, hints)).flat();
}

function proposalsOf(index: number, found: FoundHeader, kind: FileKind, hints: ColumnHints): Proposal[] {
  const { byName } = targetsOf(kind);
  const wished = hints.wishes.get(index);
  if (wished !== undefined) {
    const target = wished === null ? undefined : byName.get(wished);
    return target === undefined ? [] : [{ index, target, sure: 'clerk', score: 1, remark: null }];
  }
  if (found.repeated.some(({ column }) => column === index)) return [];
  const own = byOwnHeader(index, found, kind, hints);
  const before = hints.remembered.get(index);
  if (before === undefined || (own !== undefined && targetName(own.target) === before)) {
    if (own !== undefined) return [own];
    return byLikeness(index, found, kind, hints);
  }
  const target = before === null ? undefined : byName.get(before);
  return target === undefined ? [] : [{ index, target, sure: 'remembered', score: 1, remark: null }];
}

/** By a header that the dictionary has; doubtful where the cells speak against it. */
function byOwnHeader(
  index: number,
  found: FoundHeader,
  kind: FileKind,
  hints: ColumnHints,
): Proposal | undefined {
  const known = targetsOf(kind).byHeader.get(keyFor(kind, found, index));
  if (known === undefined) return undefined;
  const { target, place } = known;
  const isDoubtful = misfit(target, hints.values[index] ?? [], hints.year) > DOUBTFUL;
  return {
    ...{ index, target, score: 1 - place / 100, sure: isDoubtful ? 'likely' : 'sure' },
    remark: isDoubtful ? '这一列的内容多数不像表头所说的，请核对' : null,
  };
}

function byLikeness(index: number, found: FoundHeader, kind: FileKind, hints: ColumnHints): Proposal[] {
  const key = keyFor(kind, found, index);
  const values = hints.values[index] ?? [];
  const fits = (target: ColumnTarget) => misfit(target, values, hints.year) <= UNFIT;
  const named = [key === '' ? undefined : guessByHeader(kind, key)].filter(
    (guess) => guess !== undefined && fits(guess.target),
  );
  const guessed = named
    .flatMap((guess) => (guess === undefined ? [] : [guess]))
    .map(({ target, score }) => ({
      target,
      score,
      remark: '按意思相近的表头认的，请核对',
    }));
  if (guessed.length === 0 && !ABOUT_SOMEBODY_ELSE.test(key) && !targetsOf(kind).refused.has(key)) {
    const target = guessByCells(kind, values, hints.places);
    if (target !== null) guessed.push({ target, score: BY_CELLS, remark: '按列里的内容认的，请核对' });
  }
  return guessed.map((guess) => ({ index, sure: 'likely', ...guess }));
}

/** 电话 under 帮扶责任人 is the helper's in a list of helpers, and nobody's elsewhere. */
function keyFor(kind: FileKind, found: FoundHeader, index: number): string {
  const key = found.keys[index] ?? '';
  const lower = found.lower[index] ?? '';
  const isOfHelper = subjectOf(kind) === 'helper' && key !== lower && /帮扶|责任人|干部/.test(key);
  return isOfHelper && key.includes('/') ? lower : key;
}
