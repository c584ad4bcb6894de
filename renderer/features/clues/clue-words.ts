import { CLUE_STATES, type ClueState } from '#domain/clues/clue.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { Request } from '#contract/channels.ts';
import type { Clue } from '#contract/clue.ts';

/** What the list is narrowed by; missing parts narrow nothing. */
export type ClueFilter = Pick<Request<'clue.list'>, 'state' | 'villageId' | 'channel' | 'text'>;
export type ListState = NonNullable<ClueFilter['state']>;

/** In the order of the work. */
export const LIST_STATES: readonly (readonly [ListState, string])[] = [
  ['open', '未办结'],
  ['late', '超期未受理'],
  ['found', CLUE_STATES.found],
  ['accepted', CLUE_STATES.accepted],
  ['fed-back', CLUE_STATES['fed-back']],
  ['settled', CLUE_STATES.settled],
];

export const channelOptions = (year: number): { value: string; label: string }[] =>
  codeItemsOf('discovery_channel', year).map(({ code, label }) => ({ value: code, label }));

export const channelWord = (code: string, year: number): string => labelOf('discovery_channel', code, year);

/** 户主, or who it is about; with 编号 where there is one. */
export const clueName = ({ who, id }: Pick<Clue, 'who' | 'id'>): string => who ?? `线索 ${id}`;

export const isIn = (state: ClueState, clues: readonly Clue[]): readonly Clue[] =>
  clues.filter((clue) => clue.state === state);
