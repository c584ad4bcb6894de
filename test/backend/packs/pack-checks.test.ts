import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const text = readFileSync(
  new URL('../../fixtures/packs/example-province-checks.json', import.meta.url),
  'utf8',
);

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive({ today: '2025-03-20' });
});
afterEach(() => archive.close());

/** Rule and sentence of what is found of the three rules that the pack speaks of. */
async function found() {
  const { hits } = await archive.must('check.run', { year: 2025 });
  return hits
    .filter(({ rule }) => ['Q158', 'Q159', 'P01'].includes(rule))
    .map(({ rule, level, message }) => `${rule} ${level} ${message}`)
    .sort();
}

const aMonitoredHousehold = () =>
  aHousehold(archive, {
    year: { year: 2025, forest_area: 80, arable_area: 3 },
    spell: {
      ...{ state: 'open', county_approved_on: '2024-03-25' },
      ...{ notice_from: '2024-03-06', notice_to: '2024-03-10', consent_on: null },
    },
  });

describe('a pack that speaks of checks', () => {
  test('changes what the check finds from its loading on, until that is undone', async () => {
    await aMonitoredHousehold();
    const national = ['Q159 error 未签承诺授权不得开展信息比对'];
    expect(await found()).toEqual(national);
    const { change } = await archive.must('pack.load', { text });
    expect(await found()).toEqual(['P01 warning 林地面积 80.00 亩，请核实', 'Q158 error 公示不足 7 天']);
    await archive.must('change.undo', { id: change ?? 0 });
    expect(await found()).toEqual(national);
  });

  test('is shown as what it changes before it is loaded, and on its page with who says so', async () => {
    const { differences } = await archive.must('pack.preview', { text });
    expect(
      differences
        .filter(({ section }) => section.title === '核查')
        .map(({ entry, before, after }) => [entry, before, after]),
    ).toEqual(
      expect.arrayContaining([
        ['Q158 公示天数不足 · 村内公示至少', null, '7 天（程序原定 5 天）'],
        ['Q159 未签承诺授权', null, '不查这一条'],
      ]),
    );
    await archive.must('pack.load', { text });
    const next = JSON.stringify({ ...(JSON.parse(text) as object), version: 2 }).replace(
      '"value":7',
      '"value":9',
    );
    const edited = await archive.must('pack.preview', { text: next });
    expect(edited.differences.map(({ entry, before, after }) => [entry, before, after])).toEqual([
      ['Q158 公示天数不足 · 村内公示至少', '7 天（程序原定 5 天）', '9 天（程序原定 5 天）'],
    ]);
    const { sections } = await archive.must('pack.get', { id: 'example-province-checks', version: 1 });
    const checks = sections.find(({ key }) => key === 'checks');
    expect(checks?.title).toBe('核查');
    expect(new Set(checks?.entries.map(({ from }) => from))).toEqual(
      new Set(['示范省 2022—2025 年核查口径']),
    );
  });

  test.each([
    ['Q158.days', 'Q999.x', 'Q999 没有这条规则'],
    ['Q158.days', 'Q158.dyas', '可以写 Q158.days'],
    ['"rule": "Q159"', '"rule": "Q998"', '没有 Q998 这条规则'],
    ['living_conditions.arable_area', 'living_conditions.x', '没有“living_conditions.x”这一项'],
  ])('with %s written as %s is refused with a sentence', async (right, wrong, sentence) => {
    const file = text.replace(right, wrong);
    const { problems, pack } = await archive.must('pack.preview', { text: file });
    expect(problems.join()).toContain(sentence);
    expect(pack).toBeNull();
    expect(await archive.call('pack.load', { text: file })).toMatchObject({ ok: false });
  });
});
