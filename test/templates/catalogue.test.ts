import { expect, test } from 'vitest';
import { documents } from '#templates/catalogue.ts';

test('every document tells what it is, how private, on which paper and for what', () => {
  expect(
    Object.entries(documents).map(([id, { title, level, papers, targets }]) => [
      id,
      title,
      level,
      papers,
      targets,
    ]),
  ).toEqual([
    ['P02', '申请及承诺授权查询书', 'FULL', ['A4'], ['household']],
    ['P10', '村民代表会议签到表', 'INTERNAL', ['A4'], ['procedure']],
    ['P12', '拟纳入名单公示（村级）', 'PUBLIC', ['A4', 'A3'], ['procedure']],
    ['P34', '帮扶计划（一户一策）', 'FULL', ['A4'], ['household']],
    ['T01', '户情时间轴', 'INTERNAL', ['A4'], ['household']],
  ]);
});
