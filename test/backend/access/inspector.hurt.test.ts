import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { flushAccess } from '#backend/access/note-access.ts';
import { dispatch } from '#backend/dispatch.ts';
import { channels, type ChannelName } from '#contract/channels.ts';
import { isPermitted } from '#domain/operators/permissions.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { times } from '#test/support/hurt.ts';
import { inputOf } from '#test/support/input-arbitrary.ts';

/** Numbers of persons that stand nowhere else: in their own fields and in whatever text somebody wrote. */
const PHONES = ['13900004321', '13700008765', '0999-6987654'];
const ACCOUNT = '6228480012345678901';
const SECRET_WORDS = `他的电话 ${PHONES[1]}，账号 ${ACCOUNT}`;
const OFFICE = '0999-6345678';

const mayCall = (Object.keys(channels) as ChannelName[]).filter(
  (name) => channels[name].scope === 'window' && isPermitted('inspector', channels[name].may),
);
const endless = new Set(['archive.close', 'archive.lock', 'archive.unlock', 'operator.changePassphrase']);

let built: BuiltArchive;
let numbers: string[];
beforeAll(async () => {
  built = await anArchive();
  const homes = [];
  for (let at = 0; at < 3; at += 1)
    homes.push(
      await aHousehold(built, {
        cells: { phone: PHONES[0]!, bank_account: ACCOUNT, address: SECRET_WORDS },
        headCells: { phone: PHONES[2]! },
        others: [{ name: '钱二', relation: '02', phone: PHONES[1]! }],
        year: { year: 2025, head_count: 2 },
        income: { year: 2025, wage_income: 30_000, note: SECRET_WORDS },
        spell: { category: '1', contact_phone: PHONES[1]! },
        measures: [{ year: 2025, kind: 'industry', content: SECRET_WORDS }],
      }),
    );
  const { id } = homes[0]!;
  await built.must('household.update', { id, year: 2025, values: { 'household.phone': PHONES[1]! } });
  await built.must('check.run', { year: 2025 });
  await built.must('document.print', { document: 'P02', target: { township: true }, year: 2025 });
  numbers = [...homes.flatMap(({ idNumbers }) => idNumbers), ...PHONES, ACCOUNT];
  numbers.push(...numbers.map((number) => number.replace('-', '')));
  built.session.operator = { id: 1, name: '李经办', role: 'inspector' };
}, 60_000);
afterAll(() => built.close());

const call = (name: string, input: unknown) =>
  dispatch(built.session, name, input, (_reference, channel, error) => {
    throw new Error(`${channel} ${JSON.stringify(input)}`, { cause: error });
  });

/** Every row of every table but the log of who saw whom. */
function everything(): string {
  const { raw } = built.session.archive!;
  const tables = raw
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'access_entry'`,
    )
    .pluck()
    .all() as string[];
  return JSON.stringify(tables.map((table) => [table, raw.prepare(`SELECT * FROM "${table}"`).raw().all()]));
}

test('the inspector reads pages without any number of a person, and the offices with theirs', async () => {
  const year = 2025;
  const { id } = (await built.must('household.list', { year })).rows[0]!;
  const asked: readonly (readonly [ChannelName, object])[] = [
    ['household.get', { id, year }],
    ['household.list', { year, columns: ['household.bank_account', 'household.address'] }],
    ['household.search', { text: '赵' }],
    ['household.timeline', { id }],
    ['household.years', { id }],
    ['household.asOn', { id, on: '2025-03-20' }],
    ['change.ofHousehold', { householdId: id }],
    ['change.ofField', { key: 'household.phone', householdId: id }],
    ['change.list', {}],
    ['check.run', { year }],
    ['check.fixes', { year }],
    ['statement.list', { householdId: id }],
    ['spell.list', { householdId: id }],
    ['duplicates.list', { kind: 'phone' }],
    ['village.list', {}],
  ];
  let masked = 0;
  for (const [name, input] of asked) {
    const answer = await call(name, input);
    expect(answer, name).toMatchObject({ ok: true });
    const text = JSON.stringify(answer);
    for (const number of numbers) expect(text.includes(number), `${name} ${number}`).toBe(false);
    if (text.includes('***')) masked += 1;
    if (name === 'village.list') expect(text).toContain(OFFICE);
    if (name === 'household.get') expect(text).toMatch(/"householdNo":"5299011\d{5}"/);
  }
  expect(masked).toBeGreaterThan(6);
});

test('nothing that the inspector may call shows a number of a person or alters the archive', async () => {
  const before = everything();
  const known = numbers.filter((number) => number.length > 9);
  const answered = new Set<string>();
  const request = fc.constantFrom(...mayCall.filter((name) => !endless.has(name))).chain((name) => {
    const schema = z.toJSONSchema(channels[name].input, { io: 'input', unrepresentable: 'any' });
    return fc.tuple(fc.constant(name), inputOf(schema));
  });
  await fc.assert(
    fc.asyncProperty(request, async ([name, input]) => {
      const answer = await call(name, input);
      if (answer.ok) answered.add(name);
      const text = JSON.stringify(answer);
      for (const number of known) expect(text.includes(number), `${name} ${number}`).toBe(false);
    }),
    { numRuns: times(600, 10_000), endOnFailure: true },
  );
  await flushAccess(built.session.archive!);
  expect(everything() === before).toBe(true);
  expect(answered.size).toBeGreaterThan(mayCall.length / 3);
}, 300_000);
