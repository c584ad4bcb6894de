import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withProcedureDays } from '#backend/exports/procedure-days.ts';
import { reader } from '#db/write.ts';
import { packFor } from '#domain/policy/load-pack.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { answerAll, begin, compare, fillAll, lead } from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive({ today: '2017-12-31' });
});
afterEach(() => archive.close());

const daysOf = async (procedure_id: number, household_id: number, own: Record<string, string> = {}) => {
  const db = reader(archive.session.archive!);
  const [row] = await withProcedureDays(db, 'adjustment', [{ procedure_id, household_id, ...own }]);
  return row;
};

interface Province {
  readonly procedures: { key: string; steps: { key: string }[]; order: string[] }[];
}

/** The example province, which compares before it posts; its announcement has a key of its own as well. */
function provinceOrder(): string {
  const path = new URL('../../fixtures/packs/example-province-2017.json', import.meta.url);
  const file = JSON.parse(readFileSync(path, 'utf8')) as Province;
  const national = packFor(2017)?.procedures.find(({ key }) => key === 'recognition');
  const announce = national?.steps.find(({ key }) => key === 'announce');
  const renamed = (key: string) => (key === 'announce' ? 'board' : key);
  const procedures = file.procedures.map((own) =>
    own.key === 'recognition'
      ? {
          ...own,
          steps: [...own.steps.filter(({ key }) => key !== 'announce'), { ...announce, key: 'board' }],
          order: own.order.map(renamed),
        }
      : own,
  );
  return JSON.stringify({ ...file, procedures });
}

test('the steps of a province’s order fill the columns of their roles, whatever they are called', async () => {
  await archive.must('pack.load', { text: provinceOrder() });
  const { id: householdId } = await aHousehold(archive, { head: '李有田' });
  const id = await begin(archive, 'recognition', [householdId], { clueOn: '2017-11-01' });
  await fillAll(archive, id, { causes: '01' });
  await lead(archive, id, 'first-review');
  await compare(archive, [householdId], { sentOn: '2017-11-01' });
  await lead(archive, id, 'second-review');
  expect(await daysOf(id, householdId)).toEqual({
    ...{ procedure_id: id, household_id: householdId, applied_on: '2017-11-01' },
    ...{ first_meeting_on: '2017-11-01', second_meeting_on: '2017-11-01' },
  });
  await lead(archive, id);
  expect(await daysOf(id, householdId, { first_notice_to: '2017-11-10' })).toMatchObject({
    ...{ first_notice_from: '2017-11-01', first_notice_to: '2017-11-10' },
    ...{ second_notice_from: '2017-11-09', second_notice_to: '2017-11-13' },
    ...{ county_approved_on: '2017-11-14', announced_on: '2017-11-14' },
  });
});

test('an exit that the township decides has the day of that', async () => {
  const { id: householdId } = await aHousehold(archive, {
    year: {
      ...{ year: 2017, exit_status: '0', first_recognised_year: 2014, head_count: 1, annual_head_count: 1 },
      ...{ safe_housing: '01', has_safe_water: 1, is_dangerous_house: 0 },
    },
    headYear: { year: 2017, has_resident_medical_insurance: 1, labour_ability: '01' },
    income: { year: 2017, wage_income: 9000 },
    measures: [{ year: 2017, kind: 'industry', items: '01', content: '种茶' }],
  });
  const id = await begin(archive, 'exit', [householdId], { clueOn: '2017-11-01' });
  await fillAll(archive, id);
  await answerAll(archive, id);
  await lead(archive, id, 'announce');
  expect(await daysOf(id, householdId)).toEqual({
    ...{ procedure_id: id, household_id: householdId, first_meeting_on: '2017-11-01' },
    ...{ first_notice_from: '2017-11-01', first_notice_to: '2017-11-07' },
    ...{ county_approved_on: '2017-11-08', announced_on: '2017-11-08' },
  });
});
