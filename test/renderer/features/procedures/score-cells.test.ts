import { expect, test } from 'vitest';
import type { ScoringSheet } from '#contract/scoring.ts';
import {
  markOf,
  pointsOf,
  scoreGroups,
  tickOf,
} from '../../../../renderer/features/procedures/score-cells.ts';

const line = (key: string) => ({ key, text: key, isChecked: false });
const groups = scoreGroups({
  blocks: [
    { title: '一看房', points: 12, items: [{ key: 'p', title: '住房', standard: 'D级12分', points: 12 }] },
  ],
  lists: [
    { list: 'priorities', title: '五优先', isVeto: false, lines: [line('priorities/1')] },
    {
      list: 'exclusions',
      title: '七不进',
      isVeto: true,
      lines: [line('exclusions/1'), line('exclusions/2')],
    },
  ],
});
const columns = groups.flatMap((group) => group.columns);

type Row = ScoringSheet['households'][number];
const unsaid: Row['lines'][number] = { key: '', answer: null, note: null, finding: null, applies: false };
const row = (given: number | null, ...lines: Partial<typeof unsaid>[]): Row => ({
  ...{ householdId: 1, householdNo: '1', headName: '钱大山', group: null, people: 1, dropped: false },
  ...{ total: null, rank: null, isExcluded: false, blanks: 0 },
  items: [{ key: 'p', given, evidence: '', note: null }],
  lines: lines.map((each) => ({ ...unsaid, ...each })),
});
const finding = (state: 'hit' | 'miss' | 'open' | 'missing') => ({ state, evidence: '' });

test('points come first, then what keeps out, then what speaks for a household', () => {
  expect(groups.map(({ title }) => title)).toEqual(['一看房（12 分）', '七不进', '五优先']);
  expect(columns.map(({ key, at }) => [key, at])).toEqual([
    ['p', 0],
    ['exclusions/1', 1],
    ['exclusions/2', 2],
    ['priorities/1', 0],
  ]);
});

test('an answer, a proposal of the archive and a blank look different; what keeps out is red', () => {
  const [points, first, second, priority] = columns;
  const answered = row(
    0,
    { applies: true, finding: finding('hit') },
    { answer: false, note: '已报废' },
    { answer: true, applies: true },
  );
  expect(markOf(points!, answered)).toEqual({ text: '0', tone: 'faint' });
  expect(markOf(priority!, answered)).toEqual({ text: '是?', tone: 'proposed' });
  expect(markOf(first!, answered)).toEqual({ text: '否*', tone: 'faint' });
  expect(markOf(second!, answered)).toEqual({ text: '是', tone: 'wrong' });
  const open = row(
    null,
    { finding: finding('miss') },
    { finding: finding('open') },
    { finding: finding('missing') },
  );
  expect(columns.map((column) => markOf(column, open).text)).toEqual(['', '疑', '', '否?']);
});

test('keys tick, the space bar goes round, and others do nothing', () => {
  expect([tickOf('1', null), tickOf('0', null), tickOf('Delete', true), tickOf('x', true)]).toEqual([
    true,
    false,
    null,
    undefined,
  ]);
  expect([tickOf(' ', null), tickOf(' ', true), tickOf(' ', false)]).toEqual([true, false, null]);
});

test('more points than there are cannot be typed', () => {
  expect(pointsOf('12', 12)).toEqual({ points: 12 });
  expect(pointsOf('', 12)).toEqual({ points: null });
  expect(pointsOf('13', 12)).toEqual({ why: '满分 12 分，不能填 13 分' });
});
