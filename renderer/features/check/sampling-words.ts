import type { Output } from '#contract/channels.ts';
import type { Route } from '../../route.ts';

export type Sample = Output<'sample.list'>['samples'][number];
export type Sampled = Output<'sample.get'>['households'][number];
export type Difference = Output<'sample.differences'>['differences'][number];
type Verdict = NonNullable<Difference['verdict']>;

/** The address of the samples, of one, or of the sheet of a household in it. */
export const samplePlace = (id?: number, record?: number): Route => ({
  ...{ page: 'check', tab: 'sampling' },
  ...(id === undefined ? {} : { id }),
  ...(record === undefined ? {} : { record }),
});

/** Whether somebody has to go there. */
export const isDrawn = ({ spare, replacedReason }: Sampled): boolean => !spare && replacedReason === null;

export function stateOf(row: Sampled): { word: string; tone: '' | 'look' | 'quiet' | 'done' } {
  if (row.replacedReason !== null) return { word: `换掉：${row.replacedReason}`, tone: 'quiet' };
  if (row.spare) return { word: '备选', tone: 'quiet' };
  if (row.surveyedOn === null) return { word: '待调查', tone: '' };
  if (row.differing === 0) return { word: '已复核，没有不同', tone: 'done' };
  return row.open === 0
    ? { word: `有不同 ${row.differing}，都已核对`, tone: 'done' }
    : { word: `有不同 ${row.differing}，待核对 ${row.open}`, tone: 'look' };
}

export const VERDICTS = {
  'archive-wrong': '档案有误',
  'second-wrong': '复核有误',
  'both-right': '都对',
} as const satisfies Record<Verdict, string>;

export const APPROVALS = { yes: '认可', no: '不认可', unsaid: '没有表态' } as const;

/** `2.5%`; a dash where there is nothing to divide by. */
export const percentOf = (rate: number | null): string =>
  rate === null ? '—' : `${(rate * 100).toFixed(2).replace(/\.?0+$/, '')}%`;
