import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const fileOf = (name: string) =>
  readFileSync(new URL(`../../fixtures/packs/${name}.json`, import.meta.url), 'utf8');

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

const shown = async (text: string, wanted: readonly string[]) => {
  const { problems, differences } = await archive.must('pack.preview', { text });
  expect(problems).toEqual([]);
  return differences
    .filter(({ section }) => wanted.includes(section.key))
    .map(({ section, entry, before, after }) => [section.key, entry, before, after]);
};

const startRecognition = async () => {
  const { id } = await aHousehold(archive);
  const villageId = archive.villages['云溪村'] ?? 0;
  const asked = { key: 'recognition', villageId, year: 2017, clueOn: '2017-11-06' };
  return archive.must('procedure.start', { ...asked, householdIds: [id] });
};

const stepsOf = async (id: number) =>
  (await archive.must('procedure.get', { id })).steps.map(({ key, noticeDays }) =>
    noticeDays === null ? key : `${key} ${noticeDays}`,
  );

describe('a province with another order, other days and another meeting', () => {
  const text = fileOf('example-province-2017');

  test('is shown as what differs', async () => {
    expect(await shown(text, ['notices', 'meetings'])).toEqual(
      ['新识别', '返贫']
        .flatMap((title) => [
          [
            'notices',
            `${title} · 第一次公示（村）`,
            '不少于 7 个自然日，张贴当天算第 1 天，期满后才办下一步',
            '不少于 5 个工作日，从张贴次日算起，期满后才办下一步',
          ],
          [
            'notices',
            `${title} · 乡镇审核和第二次公示（在村）`,
            '不少于 7 个自然日，张贴当天算第 1 天，期满后才办下一步',
            '不少于 5 个自然日，张贴当天算第 1 天，期满后才办下一步',
          ],
          [
            'notices',
            `${title} · 公告`,
            '不少于 5 个自然日，张贴当天算第 1 天，期满后才办下一步',
            '不少于 7 个自然日，张贴当天算第 1 天，期满后才办下一步',
          ],
        ])
        .concat(
          ['新识别', '返贫'].flatMap((title) => [
            [
              'meetings',
              `${title} · 第一次民主评议`,
              '应到人数的三分之二以上到会，超过到会人数的半数同意',
              '应到人数的四分之三以上到会，超过到会人数的半数同意',
            ],
            [
              'meetings',
              `${title} · 第二次民主评议（全部户）`,
              '应到人数的三分之二以上到会，超过到会人数的半数同意',
              '应到人数的四分之三以上到会，超过到会人数的三分之二同意',
            ],
          ]),
        ),
    );
    const steps = await shown(text, ['procedures']);
    const numbers = steps
      .filter(([, entry]) => /^新识别 · [^·]+$/u.test(entry ?? ''))
      .map(([, entry, before, after]) => [entry, ...[before, after].map((words) => words?.split('，')[0])]);
    expect(numbers).toEqual([
      ['新识别 · 部门信息比对', '第 7 步', '第 5 步'],
      ['新识别 · 第二次民主评议（全部户）', '第 8 步', '第 6 步'],
      ['新识别 · 第一次公示（村）', '第 5 步', '第 7 步'],
      ['新识别 · 乡镇审核和第二次公示（在村）', '第 6 步', '第 8 步'],
    ]);
    const words = new Map(steps.map(([, entry, , after]) => [entry, after]));
    expect(words.get('新识别 · 第一次公示（村）')).toContain('异议成立的重新公示');
    expect(words.get('新识别 · 第二次民主评议（全部户）')).not.toContain('只办有疑似问题的户');
  });

  test('rules what is begun after it is loaded; what runs keeps its order and its days', async () => {
    const before = await startRecognition();
    await archive.must('pack.load', { text });
    const after = await startRecognition();
    expect(await stepsOf(before.id)).toEqual([
      ...['apply', 'visit', 'list', 'first-review', 'first-notice 7', 'second-notice 7', 'comparison'],
      ...['second-review', 'county', 'announce 5', 'tell', 'record'],
    ]);
    expect(await stepsOf(after.id)).toEqual([
      ...['apply', 'visit', 'list', 'first-review', 'comparison', 'second-review', 'first-notice 5'],
      ...['second-notice 5', 'county', 'announce 7', 'tell', 'record'],
    ]);
  });
});

test('云南 2014: both notices of five days', async () => {
  const { open } = await archive.must('archive.state', {});
  if (open === null) throw new Error('closed');
  await archive.must('township.update', { ...open.township, province: '云南省' });
  const days = (count: number) => `不少于 ${count} 个自然日，张贴当天算第 1 天，期满后才办下一步`;
  expect(await shown(fileOf('yunnan-2014'), ['notices', 'procedures', 'meetings', 'limits'])).toEqual([
    ['notices', '贫困户识别 · 第一次公示（村）', days(7), days(5)],
    ['notices', '贫困户识别 · 乡镇审核和第二次公示', days(7), days(5)],
  ]);
});
