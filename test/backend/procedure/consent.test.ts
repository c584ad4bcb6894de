import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { begin } from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
let household: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive({ today: '2025-03-20' });
  household = await aHousehold(archive, { head: '钱大山', no: '529901100001' });
});
afterEach(() => archive.close());

const consents = () =>
  archive.session.archive?.rawReading
    .prepare('SELECT number, signed_on, signer, withdrawn_on FROM consent ORDER BY id')
    .all();

const sign = (id: number, consentOn: string | null, consentSigner?: string) =>
  archive.must('procedure.updateHousehold', {
    ...{ id, householdId: household.id, consentOn },
    ...(consentSigner !== undefined && { consentSigner }),
  });

test('a consent signed for a procedure is kept as a record, and follows when its day is put right', async () => {
  const id = await begin(archive, 'monitoring-identification', [household.id], { clueOn: '2025-03-01' });
  await sign(id, '2025-03-02');
  expect(consents()).toEqual([]);
  await sign(id, '2025-03-02', '钱大山');
  expect(consents()).toMatchObject([
    { number: '529901100001-20250302', signed_on: '2025-03-02', signer: '钱大山' },
  ]);
  await sign(id, '2025-03-03', '钱小山');
  expect(consents()).toMatchObject([
    { number: '529901100001-20250303', signed_on: '2025-03-03', signer: '钱小山' },
  ]);
});

test('one that is in force is enough; one that was taken back is not', async () => {
  const id = await begin(archive, 'monitoring-identification', [household.id], { clueOn: '2025-03-01' });
  await archive.write((rows) => {
    rows.insert('consent', {
      household_id: household.id,
      number: 'A1',
      signed_on: '2025-01-05',
      signer: '钱大山',
    });
  });
  await sign(id, '2025-03-02', '钱大山');
  expect(consents()).toHaveLength(1);
  const other = await aHousehold(archive, { head: '李有田', no: '529901100002' });
  await archive.write((rows) => {
    rows.insert('consent', {
      ...{ household_id: other.id, number: 'A2', signed_on: '2025-01-05', signer: '李有田' },
      withdrawn_on: '2025-02-01',
    });
  });
  await archive.must('procedure.addHousehold', { id, householdId: other.id });
  await archive.must('procedure.updateHousehold', {
    ...{ id, householdId: other.id, consentOn: '2025-03-02', consentSigner: '李有田' },
  });
  expect(consents()).toHaveLength(3);
});

test('a procedure that asks for none keeps none', async () => {
  const monitored = await aHousehold(archive, { spell: { category: '1', recognised_month: '202301' } });
  const id = await begin(archive, 'risk-elimination', [monitored.id], { clueOn: '2025-03-01' });
  await archive.must('procedure.updateHousehold', {
    ...{ id, householdId: monitored.id, consentOn: '2025-03-02', consentSigner: '某人' },
  });
  expect(consents()).toEqual([]);
});
