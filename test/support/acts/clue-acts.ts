import { importFiles } from '#test/support/import-files.ts';
import { csvFile } from '#test/support/member-file.ts';
import { type Act } from './act.ts';
import { type World, YEAR } from './world.ts';

const open = 'settled_on IS NULL';
const idsOf = (w: World, where: string) => ({ clueIds: [w.pick('clue', where)] });

/** Clues from their discovery to what came of them. */
export const clueActs = {
  'clue.add': {
    run: (w) =>
      w.call('clue.add', {
        ...w.any<{ householdId: number } | ReturnType<typeof outside>>(
          { householdId: w.pick('household', 'closed_on IS NULL') },
          outside(w),
        ),
        ...{ channel: w.any('1', '2', '9'), foundOn: '2025-06-10', content: w.any('住院', '受灾', '失业') },
      }),
  },
  'clue.update': {
    needs: ['clue.add'],
    run: (w) =>
      w.call('clue.update', {
        ...{ id: w.pick('clue'), content: w.any('收入骤减', '住院自付多'), reporter: w.any('周某', '') },
      }),
  },
  'clue.accept': {
    needs: ['clue.add'],
    run: (w) => w.call('clue.accept', { ...idsOf(w, 'accepted_on IS NULL'), by: '王主任', on: '2025-06-12' }),
  },
  'clue.feedBack': {
    needs: ['clue.add', 'clue.accept'],
    run: (w) =>
      w.call('clue.feedBack', {
        ...idsOf(w, 'accepted_on IS NOT NULL AND fed_back_on IS NULL'),
        on: '2025-06-14',
      }),
  },
  'clue.settle': {
    needs: ['clue.add', 'clue.accept'],
    run: (w) =>
      w.call('clue.settle', {
        ...idsOf(w, `${open} AND accepted_on IS NOT NULL`),
        ...{ outcome: w.any('no-risk', 'other-help', 'duplicate'), on: '2025-06-19', note: '核实过' },
      }),
  },
  'clue.fromWarnings': {
    run: async (w) => {
      const number = w.built.session
        .archive!.raw.prepare('SELECT id_number FROM member WHERE id = ?')
        .pluck()
        .get(w.pick('member', 'left_on IS NULL')) as string | undefined;
      await importFiles(w.built, [
        csvFile(`比对结果_${YEAR}.csv`, [
          {
            ...{ 证件号码: number ?? '', 姓名: '某人', 比对部门: '医保', 疑似问题: '住院自付' },
            ...{ 说明: w.any('2.5万元', '32000元'), 反馈日期: '2025-06-01' },
          },
        ]),
      ]);
      const { rows } = await w.built.must('clue.warnings', { year: YEAR });
      return w.call('clue.fromWarnings', { year: YEAR, hitIds: [rows[0]?.hitId ?? 999_999] });
    },
  },
} as const satisfies Record<string, Act>;

const outside = (w: World) => ({ who: '周某', villageId: w.villageId });
