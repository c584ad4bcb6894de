import { expect, test } from 'vitest';
import { inOrder, ofMonth, timelineDay, type TimelineEvent } from '#domain/time/timeline.ts';

const at = (on: string): TimelineEvent => ({ on, kind: 'list', title: on, detail: '' });

test('a year stands before its months and a month before its days', () => {
  const days = ['2025-03-04', '2025-03', '2024-12-31', '2025', '2025-11', '2025-03-01'];
  expect(inOrder(days.map(at)).map((e) => e.on)).toEqual([
    ...['2024-12-31', '2025', '2025-03', '2025-03-01', '2025-03-04', '2025-11'],
  ]);
});

test.each([
  ['2014', '2014年'],
  [ofMonth('202503'), '2025年3月'],
  ['2026-11-09', '2026年11月9日'],
])('%s reads %s', (on, text) => expect(timelineDay(on)).toBe(text));
