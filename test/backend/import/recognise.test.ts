import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import national from '#domain/policy/national-2021.json' with { type: 'json' };
import { listTargets } from '#backend/import/column-targets.ts';
import { fileKinds } from '#backend/import/file-kinds.ts';
import { synonyms } from '#backend/import/header-synonyms.ts';
import { mapColumns, understandColumns } from '#backend/import/map-columns.ts';
import { recogniseKind } from '#backend/import/recognise-kind.ts';
import { headerAt } from '#backend/sheets/find-header.ts';
import { normaliseHeader } from '#backend/sheets/normalise-header.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { csvFile, idNumber } from '#test/support/member-file.ts';
import { openImport, targetsByHeader } from '#test/support/open-import.ts';

const KINDS: Readonly<Record<string, string>> = {
  '3.1': 'new-household',
  '3.2': 'returned-household',
  '3.3': 'exited-household',
  '3.4': 'removed-household',
  '3.5': 'joined-members',
  '3.6': 'left-members',
  '3.7': 'changed-fields',
  '3.8': 'family-members',
  '3.9': 'income-update',
  '3.10': 'new-monitoring',
  '3.11': 'risk-elimination',
  '3.12': 'measure-list',
  '3.13': 'pairing-list',
};
const exports = Object.entries(national.exports).map(([no, { columns }]) => ({
  no,
  headers: columns.map(({ header }) => header),
}));
const found = (headers: readonly string[]) => headerAt([headers], 0, 1, () => true);
const NOTHING = {
  values: [],
  places: { villages: new Set<string>() },
  year: 2025,
  wishes: new Map(),
  remembered: new Map(),
};

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

describe('our own exports come back', () => {
  test.each(exports)(
    '$no is recognised by its headers, and nothing expected is missing',
    ({ no, headers }) => {
      const recognised = recogniseKind(new Set(headers.map(normaliseHeader)));
      expect(recognised).toMatchObject({ sure: 'sure', kind: { id: KINDS[no] } });
      expect(mapColumns(found(headers))?.missing).toEqual([]);
    },
  );

  test('3.1 to 3.13 have different kinds', () => {
    expect(new Set(Object.values(KINDS)).size).toBe(13);
    for (const id of Object.values(KINDS)) expect(fileKinds.some((kind) => kind.id === id)).toBe(true);
  });
});

describe('a mapping', () => {
  const words = [
    ...exports.flatMap(({ headers }) => headers),
    ...synonyms.flatMap(({ words: other }) => other),
    ...['备注', '', '家庭成员姓名', '2023年纯收入', '2024年纯收入', '姓名', '电话'],
  ];
  const headersOf = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 40 });
  const kindOf = fc.constantFrom(...fileKinds);

  test('never has two columns for one target', () => {
    fc.assert(
      fc.property(headersOf, kindOf, (headers, kind) => {
        const { columns } = understandColumns(found(headers), kind, NOTHING);
        const targets = columns.flatMap(({ target }) => target ?? []);
        expect(new Set(targets).size).toBe(targets.length);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same in whatever order the columns stand', () => {
    fc.assert(
      fc.property(
        headersOf.chain((headers) =>
          fc.tuple(
            fc.constant(headers),
            fc.shuffledSubarray(headers, { minLength: headers.length, maxLength: headers.length }),
          ),
        ),
        kindOf,
        ([headers, moved], kind) => {
          const said = (of: readonly string[]) =>
            understandColumns(found(of), kind, NOTHING)
              .columns.map(({ header, target, sure }) => `${header} ${target} ${sure}`)
              .toSorted();
          // Headers that are written differently and read alike are repetitions: the first is taken.
          fc.pre(new Set(headers.map(normaliseHeader)).size === headers.length);
          expect(said(moved)).toEqual(said(headers));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('names targets that import.targets lists for the kind', () => {
    const listed = new Map(listTargets().map(({ target, kinds }) => [target, kinds]));
    for (const { headers } of exports) {
      const map = mapColumns(found(headers))!;
      const { columns } = understandColumns(found(headers), map.fileKind, NOTHING);
      for (const { target } of columns)
        if (target !== null) expect(listed.get(target)).toContain(map.fileKind.id);
    }
  });

  test('knows every synonym’s target', () => {
    const listed = new Set(listTargets().map(({ target }) => target));
    expect(synonyms.filter(({ target }) => !listed.has(target))).toEqual([]);
  });
});

describe('a village’s own list', () => {
  const rows = [1, 2, 3].map((n) => ({
    姓名: `赵${'一二三'[n - 1]}`,
    身份证号: idNumber(n),
    村名: '云溪村',
    组别: `${n}组`,
    电话: `1380000000${n}`,
    备注: '无',
  }));

  test('of people is read by other names of the headers, and says that it is not sure', async () => {
    const { sources } = await openImport(await archive(), [csvFile('花名册.csv', rows)]);
    expect(sources[0]).toMatchObject({
      kind: 'member-list',
      kindSure: 'likely',
      used: true,
      missing: ['户编号'],
    });
    expect(sources[0]?.columns.map(({ target, sure }) => [target, sure])).toEqual([
      ['member.name', 'sure'],
      ['member.id_number', 'sure'],
      ['household.village', 'likely'],
      ['household.group_name', 'likely'],
      ['member.phone', 'likely'],
      [null, 'none'],
    ]);
  });

  test('of households means the heads by 姓名, 身份证号 and 电话', async () => {
    const households = rows.map((row) => ({ ...row, 人数: '3' }));
    const { sources } = await openImport(await archive(), [csvFile('户名单.csv', households)]);
    expect(sources[0]?.kind).toBe('household-list');
    expect(targetsByHeader(sources[0]!)).toMatchObject({
      姓名: 'household.head_name',
      身份证号: 'household.head_id_number',
      电话: 'household.phone',
      人数: 'household.head_count',
    });
  });

  test('is read by its cells where the headers say nothing, and never against them', async () => {
    const built = await archive();
    const people = rows.map((row, at) => ({
      姓名: row.姓名,
      证号: row.身份证号,
      身份: ['户主', '之子', '之女'][at]!,
      号码: row.电话,
      村干部号码: row.电话,
      出生: ['1950-02-01', '1981-03-04', '2011-05-06'][at]!,
      与户主关系: '',
      户编号: '1',
    }));
    const { sources } = await openImport(built, [csvFile('名单.csv', people)]);
    expect(targetsByHeader(sources[0]!)).toMatchObject({
      姓名: 'member.name',
      证号: 'member.id_number',
      号码: 'member.phone',
      村干部号码: null,
      出生: 'member.birth_date',
      身份: null, // taken by the column whose header says so
      与户主关系: 'member.relation',
    });
    const [, id] = sources[0]!.columns;
    expect(id).toMatchObject({ sure: 'likely', remark: '按列里的内容认的，请核对' });
  });

  test('does not take a likely header whose cells cannot be meant', async () => {
    const odd = rows.map((row) => ({
      ...row,
      户编号: '1',
      与户主的关系: '之子',
      务工月数: '常年',
      出生年月: '199001',
    }));
    const { sources } = await openImport(await archive(), [csvFile('名单.csv', odd)]);
    expect(targetsByHeader(sources[0]!)).toMatchObject({
      与户主的关系: 'member.relation',
      务工月数: null,
      出生年月: null,
    });
  });

  test('whose sure header has other things below is doubted', async () => {
    const mixed = rows.map((row) => ({
      姓名: row.电话,
      证件号码: row.姓名,
      户编号: '1',
      性别: '男',
      民族: '汉族',
      与户主关系: '之子',
    }));
    const { sources } = await openImport(await archive(), [csvFile('名单.csv', mixed)]);
    const doubted = sources[0]!.columns.filter(({ sure }) => sure === 'likely').map(({ header }) => header);
    expect(doubted).toEqual(['姓名', '证件号码']);
    expect(sources[0]!.columns[0]?.remark).toBe('这一列的内容多数不像表头所说的，请核对');
  });
});
