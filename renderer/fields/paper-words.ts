import type { PaperState } from '#domain/completeness/states.ts';

interface StateWords {
  readonly word: string;
  /** One character for a cell of the matrix. */
  readonly sign: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet' | 'shelf';
}

/** How each state is said, signed and coloured; never by the colour alone. */
export const PAPER_WORDS = {
  there: { word: '有', sign: '✓', tone: 'good' },
  unsigned: { word: '未签', sign: '签', tone: 'warn' },
  expected: { word: '未到时候', sign: '待', tone: 'quiet' },
  missing: { word: '缺', sign: '缺', tone: 'bad' },
  'not-applicable': { word: '不适用', sign: '／', tone: 'quiet' },
  'on-shelf': { word: '有纸质', sign: '柜', tone: 'shelf' },
  lost: { word: '遗失', sign: '失', tone: 'bad' },
} as const satisfies Readonly<Record<PaperState, StateWords>>;

const LACKING: readonly PaperState[] = ['missing', 'lost', 'unsigned'];

/** Whether somebody has to fetch it. */
export const isLacking = (state: PaperState): boolean => LACKING.includes(state);
