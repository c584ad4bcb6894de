import { isKnownHeader, listTargets, targetName, targetsOf } from '../import/column-targets.ts';
import type { FileKind } from '../import/file-kinds.ts';
import { guessByHeader } from '../import/guess-by-header.ts';
import { fileKindOf } from '../import/file-kinds.ts';
import { ROW_NUMBER } from './row-value.ts';

/** Of what the import understands, what a row of ours cannot tell. */
const NOT_FILLED =
  /^(?:row\.(?:village-phone|department|suspicion|detail|reported-on|reported-category)|assistance_measure\.)/;

/** Everything that a column of a template can be filled with, under the names that the import has. */
export const fillTargets = (): { target: string; label: string; group: string }[] => [
  { target: ROW_NUMBER, label: '序号', group: '其他' },
  ...listTargets()
    .filter(({ target }) => !NOT_FILLED.test(target))
    .map(({ target, label, group }) => ({ target, label, group })),
];

export const isFillTarget = (target: string): boolean => fillTargets().some((each) => each.target === target);

const NUMBERING = new Set(['序号', '编号', '行号', 'NO', 'NO.']);

export const isNumbering = (key: string): boolean => NUMBERING.has(key.toUpperCase());

/** Decides which rows are the headers. */
export const knowsHeader = (key: string): boolean => isNumbering(key) || isKnownHeader(key);

export interface Guess {
  readonly target: string;
  readonly sure: 'sure' | 'likely';
}

/** What a column with this normalised header is filled with, in a template that looks like this kind of file. */
export function guessTarget(kind: FileKind | undefined, key: string): Guess | undefined {
  if (isNumbering(key)) return { target: ROW_NUMBER, sure: 'sure' };
  for (const each of kindsFor(kind)) {
    const exact = targetsOf(each).byHeader.get(key);
    if (exact !== undefined) return fillable(targetName(exact.target), each === kind ? 'sure' : 'likely');
    const guess = guessByHeader(each, key);
    if (guess !== undefined) return fillable(targetName(guess.target), 'likely');
  }
  return undefined;
}

const fillable = (target: string, sure: Guess['sure']): Guess | undefined =>
  NOT_FILLED.test(target) ? undefined : { target, sure };

/** The kind itself, then the widest: lists of a village's own know every field of a person or a household. */
const kindsFor = (kind: FileKind | undefined): FileKind[] =>
  [
    kind,
    kind?.rowIs === 'household' ? undefined : fileKindOf('member-list'),
    fileKindOf('household-list'),
  ].filter((each) => each !== undefined);
