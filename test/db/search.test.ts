import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listHouseholds } from '#db/household-list.ts';
import { type Archive, createArchive } from '#db/open-archive.ts';
import { search } from '#db/search.ts';
import { nameReadings } from '#db/search/name-keys.ts';
import { CHEAP, inChange, NOW, PASSPHRASE } from '#test/support/temp-archive.ts';

const PEOPLE: readonly (readonly [village: string, head: string, ...others: string[]])[] = [
  ['云溪村', '李王勇', '王怡', '汪洋'],
  ['云溪村', '王䶮', '王彦'],
  ['石板村', '单国强', '曾小红', '覃建国'],
  ['石板村', '欧阳修', '尉迟恭', '买买提·艾力'],
  ['100%村', '百_分', '反\\斜'],
];

let folder: string;
let archive: Archive;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hudang-test-'));
  const created = await createArchive(join(folder, 'archive'), PASSPHRASE, NOW, CHEAP);
  if (!created.ok) throw new Error(created.refusal);
  archive = created.archive;
  await inChange(archive, '准备', (rows) => {
    const villages = new Map<string, number>();
    PEOPLE.forEach(([village, head, ...others], i) => {
      const village_id = villages.get(village) ?? rows.insert('village', { name: village });
      villages.set(village, village_id);
      const household_id = rows.insert('household', {
        ...{ village_id, household_no: `529901000000000${i}`, head_name: head, bank_account: `62280000${i}` },
      });
      [head, ...others].forEach((name, j) => {
        const id_number = `52990119700101${i}${j}0${j === 0 ? 'X' : '5'}`;
        rows.insert('member', {
          ...{ household_id, name, relation: j === 0 ? '01' : '04', phone: `1390000${i}${j}77` },
          ...{ id_number, id_key: id_number },
        });
      });
    });
  });
});

afterAll(async () => {
  await archive.close();
  rmSync(folder, { recursive: true });
});

const find = (text: string) => search(archive.rawReading, text, 20);
const people = (text: string) =>
  find(text)
    .filter((r) => r.kind === 'member')
    .map((r) => r.name);
const households = async (text: string) => {
  const page = { sort: 'householdNo', descending: false, offset: 0, limit: 50 } as const;
  const { rows } = await listHouseholds(archive.reading, { year: 2025, text }, page);
  return rows.map((r) => r.headName);
};

describe('search', () => {
  test('finds a rare name by its initials before names that merely contain them', () => {
    expect(people('wy').at(-1)).toBe('李王勇');
    expect(people('wy').slice(0, -1)).toContain('王䶮');
    expect(people('wangyan')).toEqual(['王䶮', '王彦', '汪洋']);
    expect(find('wangyan')[0]).toMatchObject({ name: '王䶮', why: '姓名拼音' });
    expect(find('wy')[0]).toMatchObject({ why: '姓名拼音首字母' });
  });

  test.each([
    ['shanguoqiang', '单国强'],
    ['danguoqiang', '单国强'],
    ['sgq', '单国强'],
    ['dgq', '单国强'],
    ['zengxiaohong', '曾小红'],
    ['cengxiao', '曾小红'],
    ['cxh', '曾小红'],
    ['qinjianguo', '覃建国'],
    ['tanjian', '覃建国'],
    ['tjg', '覃建国'],
    ['yuchigong', '尉迟恭'],
    ['wcg', '尉迟恭'],
    ['oyx', '欧阳修'],
    ['mmtal', '买买提·艾力'],
    ['SGQ', '单国强'],
  ])('finds by %s', (letters, name) => {
    expect(people(letters)[0]).toBe(name);
  });

  test('keeps each reading of a name once, the surname’s first', () => {
    const read = (name: string) => nameReadings(name).map((syllables) => syllables.join(' '));
    expect(read('单国强')).toEqual(['shan guo qiang', 'dan guo qiang', 'chan guo qiang']);
    expect(read('王䶮')).toEqual(['wang yan']);
    expect(read('')).toEqual([]);
    expect(read('𠅤·Ａ')).toBeTruthy();
  });

  test('finds by name, by part of it, and says why', () => {
    expect(find('王䶮').map((r) => [r.name, r.why])).toEqual([
      ['王䶮', '姓名'],
      ['王彦', '同音字'],
    ]);
    expect(people('艾力')).toEqual(['买买提·艾力']);
    expect(people('买买提艾力')).toEqual(['买买提·艾力']);
  });

  test('puts the number whose end was typed before those that begin so or contain it', () => {
    expect(find('000X').map((r) => r.why)).toContain('证件号码尾号');
    expect(people('100x')[0]).toBe('王䶮');
    expect(find('100X')[0]?.why).toBe('证件号码尾号');
    expect(find('390000')[0]?.why).toBe('手机号中间几位');
    expect(people('13900001077')).toEqual(['王䶮']);
  });

  test.each([
    ['529901197001011105', '王彦', '证件号码'],
    ['5299011970010111', '王彦', '证件号码开头'],
    ['5299011970', '李王勇', '证件号码开头'],
    ['529901197', '李王勇', '证件号码开头'],
    ['1077', '王䶮', '手机号尾号'],
    ['139000010', '王䶮', '手机号开头'],
    ['139-0000-1077', '王䶮', '手机号'],
    ['139 0000 1077', '王䶮', '手机号'],
    ['19700101', '李王勇', '出生日期'],
    ['1970-1-1', '李王勇', '出生日期'],
    ['1970年01月01日', '李王勇', '出生日期'],
    ['197001', '李王勇', '出生年月'],
  ])('finds by the number %s', (typed, name, why) => {
    expect(find(typed).map((r) => [r.name, r.why])).toContainEqual([name, why]);
  });

  test('finds a household by number, bank account and village', () => {
    const byNumber = find('5299010000000002');
    expect(byNumber.map((r) => [r.kind, r.head_name, r.why])).toEqual([['household', '单国强', '户编号']]);
    expect(find('622800003').map((r) => [r.head_name, r.why])).toEqual([['欧阳修', '银行账号']]);
    expect(find('800003').map((r) => [r.head_name, r.why])).toEqual([['欧阳修', '银行账号尾号']]);
    expect(find('石板').every((r) => r.kind === 'household' && r.why === '村组')).toBe(true);
    expect(find('石板')).toHaveLength(2);
    expect(find('shiban').map((r) => [r.kind, r.why])).toEqual([
      ['household', '村名拼音'],
      ['household', '村名拼音'],
    ]);
  });

  test.each([
    ['王?', ['王䶮', '王怡', '王彦']],
    ['王？', ['王䶮', '王怡', '王彦']],
    ['?王?', ['李王勇']],
    ['*王*', ['李王勇', '王䶮', '王怡', '王彦']],
    ['欧*修', ['欧阳修']],
    ['欧阳*', ['欧阳修']],
    ['*修', ['欧阳修']],
    ['w*ng', ['汪洋']],
    ['o?x', ['欧阳修']],
    ['5299*200X', ['单国强']],
    [
      '1390000*77',
      ['李王勇', '王怡', '汪洋', '王䶮', '王彦', '单国强', '曾小红', '覃建国', '欧阳修', '尉迟恭'],
    ],
    ['王*王', []],
  ])('takes %s for a pattern', (pattern, names) => {
    const hits = find(pattern);
    expect(new Set(hits.map((r) => r.name))).toEqual(expect.objectContaining(new Set(names)));
    expect(names.length === 0 || hits.every((r) => r.why.startsWith('通配符'))).toBe(true);
  });

  test('narrows by further words, whichever row of the household they speak of', () => {
    expect(people('王 云溪')).toEqual(expect.arrayContaining(['王䶮', '王彦', '王怡', '李王勇']));
    expect(people('wy 石板')).toEqual([]);
    expect(people('sgq 石板')).toEqual(['单国强']);
    expect(people('王 王䶮')).toEqual(['王䶮', '王彦']);
    expect(people('wang yan')[0]).toBe('王䶮');
    expect(people('单 国强')).toEqual(['单国强']);
    expect(people('石板 dgq')).toEqual(['单国强']);
    expect(people('石板 1010')).toEqual([]);
  });

  test.each([
    '%',
    '_',
    '\\',
    '%%%',
    "'",
    '"',
    '王%',
    '; DROP TABLE member',
    '$exact',
    '*',
    'NEAR(',
    '(',
    '　',
  ])('takes %j for what it is', (text) => {
    const names = people(text);
    for (const name of names) expect(name).toContain(text);
  });

  test('finds the percent sign, the underscore and the backslash where they stand', async () => {
    expect(find('100%').map((r) => r.head_name)).toEqual(['百_分']);
    expect(people('_')).toEqual(['百_分']);
    expect(people('\\')).toEqual(['反\\斜']);
    expect(await households('100%')).toEqual(['百_分']);
  });

  test('finds nothing for nothing', () => {
    expect(find('')).toEqual([]);
    expect(find('   ')).toEqual([]);
    expect(find('查无此人')).toEqual([]);
  });

  test('gives no more than asked for', () => {
    expect(search(archive.rawReading, '1', 3).length).toBeLessThanOrEqual(3);
    expect(search(archive.rawReading, '5299', 3)).toHaveLength(3);
  });
});

describe('the filter of the household list', () => {
  test('knows every reading of every member’s name, and numbers', async () => {
    expect(await households('tanjianguo')).toEqual(['单国强']);
    expect(await households('dgq')).toEqual(['单国强']);
    expect(await households('13900001077')).toEqual(['王䶮']);
    expect(await households('王 云溪')).toEqual(['李王勇', '王䶮']);
    expect(await households('没有')).toEqual([]);
  });

  test('takes a name of one person, not its parts from two', async () => {
    expect(await households('覃建国')).toEqual(['单国强']);
    expect(await households('单国强')).toEqual(['单国强']);
    expect(await households('曾国强')).toEqual([]);
    expect(await households('石板村')).toEqual(['单国强', '欧阳修']);
  });

  test('takes patterns, and nothing that merely sounds alike', async () => {
    expect(await households('王?')).toEqual(['李王勇', '王䶮']);
    expect(await households('5299*200X')).toEqual(['单国强']);
    expect(await households('王研')).toEqual([]);
  });
});

describe('the search rows', () => {
  test('follow a new name, a new village name and a removal', async () => {
    await inChange(archive, '改名', (rows, { raw }) => {
      rows.update('member', 1, { name: '周改' });
      rows.update('village', 1, { name: '新云溪村' });
      raw.prepare(`DELETE FROM member WHERE name = '汪洋'`).run();
    });
    expect(people('zg')).toContain('周改');
    expect(people('汪洋')).toEqual([]);
    expect(find('新云溪')).toHaveLength(2);
  });
});
