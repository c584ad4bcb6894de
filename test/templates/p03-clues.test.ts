import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { place } from './models.ts';
import { aClue } from './samples/surveys.ts';
import { needs, type Clue, type Model } from '#templates/p03-clues.ts';

beforeAll(beforeFonts);

const register = (...clues: Clue[]): Model => ({ place, year: 2026, clues });
const print = (model: Model) => printed({ document: 'P03', model, options: printOptions });

test('a clue stands in its row with the conclusion ticked; empty rows wait for those that are to come', async () => {
  const { pages, sizes } = await print(register(aClue({ result: 'not-taken', reason: '收入稳定' })));
  expect(sizes).toEqual([[297, 210]]);
  expect(pages[0]).toContain('核查结论理由核查人签字（2人）负责人签字');
  expect(pages[0]).toContain(
    '1基层干部排查2026-01-02张伟第3村民小组4一般农户因病、因学2026-01-04□纳入程序■不纳入□继续观察收入稳定',
  );
  expect(pages[0]).toContain('8□申报□排查□预警□纳入程序□不纳入□继续观察说明：');
  expect(pages[0]).toContain('村负责人签字：村委会（盖章）年月日');
});

test('the head is repeated and the signatures never stand alone', async () => {
  const clues = Array.from({ length: 60 }, () => aClue());
  const { pages } = await print(register(...clues));
  for (const page of pages) expect(page).toContain('线索来源收到日期户主姓名');
  expect(pages.at(-1)).toMatch(/62□申报.*村负责人签字/);
});

test('a number of a person that was typed into a reason is not printed', async () => {
  const [page] = (await print(register(aClue({ reason: '与529901196803072319同户' })))).pages;
  expect(page).not.toMatch(/\d{12}/);
});

test.each([
  [aClue(), []],
  [aClue({ checkedOn: null, investigators: [] }), []],
  [aClue({ investigators: ['李明'] }), ['clue-investigators']],
  [aClue({ checkedOn: '2026-01-01' }), ['clue-order']],
] satisfies [Clue, string[]][])('what a row lacks: %#', (clue, rules) => {
  expect(needs(register(clue)).map(({ rule }) => rule)).toEqual(rules);
});
