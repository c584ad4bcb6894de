import type { Result } from '#contract/result.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, type MemberRow } from '#test/support/member-file.ts';
import { type Act, HERE, REASON } from './act.ts';
import { type World, YEAR } from './world.ts';

async function importRows(w: World, name: string, rows: readonly MemberRow[]): Promise<Result<unknown>> {
  const planned = await w.call('import.plan', { fileIds: await uploadFiles(w.built, [csvFile(name, rows)]) });
  return planned.ok ? w.call('import.commit', { importId: planned.value.importId, ...REASON }) : planned;
}

const read = <Row>(w: World, sql: string, ...values: unknown[]): Row | undefined =>
  w.built.session.archive!.raw.prepare(sql).get(...values) as Row | undefined;

/** Imports of which something stays to be done, and what comes of it. */
export const importActs = {
  'import.commit of refused rows': {
    run: (w) =>
      importRows(w, `成员信息_${YEAR}.csv`, [
        aRow('7', 1, { 健康状况: w.any('健康', '残疾'), 民族: '汉族', 文化程度: '小学', 出生日期: '' }),
        aRow('7', 2, { 民族: '汉族', 出生日期: w.any('昨天', '明天') }),
      ]),
  },
  /** Somebody of whom the archive knows in another household. */
  'import.commit of doubtful rows': {
    run: (w) => {
      const who = read<{ id_number: string | null; name: string | null }>(
        w,
        `SELECT id_number, name FROM member WHERE id = ?`,
        w.pick('member', `${HERE} AND id_number IS NOT NULL`),
      );
      return importRows(w, `成员信息_${YEAR}.csv`, [
        aRow('8', 1, { 民族: '汉族', 文化程度: '小学', 健康状况: '健康' }),
        {
          ...aRow('8', 2, { 民族: w.any('苗族', '汉族'), 人口编号: '' }),
          ...{ 姓名: who?.name ?? '', 证件号码: who?.id_number ?? '' },
        },
      ]);
    },
  },
  'import.settleDoubt': {
    needs: ['import.commit of doubtful rows'],
    run: (w) => {
      const doubt = w.pick('import_doubt', `state = 'open'`);
      const row = read<{ candidates: string }>(w, 'SELECT candidates FROM import_doubt WHERE id = ?', doubt);
      const [candidate = 999_999] = JSON.parse(row?.candidates ?? '[]') as number[];
      const what = w.any<'same' | 'new' | 'skip'>('same', 'new', 'skip');
      const decision = { what, id: what === 'same' ? candidate : null };
      return w.call('import.settleDoubt', { doubt: String(doubt), decision, ...REASON });
    },
  },
  /** A table of ours that comes back from a village: somebody died, the head perhaps. */
  'import.commit of a decrease': {
    run: (w) => {
      const of = read<{ no: string; name: string }>(
        w,
        `SELECT h.household_no AS no, m.name FROM member m JOIN household h ON h.id = m.household_id WHERE m.id = ?`,
        w.pick('member', HERE),
      );
      return importRows(w, `家庭成员自然减少_${YEAR}.csv`, [
        {
          ...{ 户编号: of?.no ?? '', 姓名: of?.name ?? '', 减少原因: '死亡', 减少日期: `${YEAR}-06-01` },
          ...{ 是否户主: '是', 新户主姓名: '钱二', 新户主证件号码: '', 证明材料: '死亡证明' },
        },
      ]);
    },
  },
} as const satisfies Record<string, Act>;
