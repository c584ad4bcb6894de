import { csvFile, type MemberRow } from '#test/support/member-file.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { type Act, HERE, REASON } from './act.ts';
import { type World, YEAR } from './world.ts';

const ask = { year: YEAR, target: { filter: { year: YEAR } }, departments: ['公安', '气象'] };

/** Cells of a row as text. */
function cellsOf(w: World, sql: string): MemberRow {
  const row = w.built.session.archive!.raw.prepare(sql).get() as Record<string, string | null> | undefined;
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, value ?? '']));
}
const upload = async (w: World, name: string, row: MemberRow): Promise<string> =>
  (await uploadFiles(w.built, [csvFile(name, [row])]))[0] ?? '';

/** Lists for departments and what comes of them; registers that are compared. */
export const comparisonActs = {
  'comparison.consent': {
    run: (w) =>
      w.call('record.add', {
        ...{ kind: 'consent', ownerId: w.pick('household', 'closed_on IS NULL'), ...REASON },
        values: {
          'consent.number': `S-${w.draw(90)}`,
          'consent.signed_on': '2025-01-05',
          'consent.signer': '本人',
        },
      }),
  },
  'comparison.send': {
    needs: ['comparison.consent'],
    run: (w) => w.call('comparison.send', { ...ask, title: w.any('六月比对', '再比对') }),
  },
  'comparison.result': {
    run: async (w) => {
      const who = cellsOf(w, `SELECT id_number, name FROM member WHERE id = ${w.pick('member', HERE)}`);
      const fileId = await upload(w, '比对结果_2025.csv', {
        ...{ 证件号码: who['id_number'] ?? '', 姓名: who['name'] ?? '', 比对部门: '公安' },
        ...{ 疑似问题: w.any('名下有机动车', '户籍已注销'), 说明: '', 反馈日期: '2025-07-01' },
      });
      const plan = await w.call('import.plan', { fileIds: [fileId] });
      return plan.ok ? w.call('import.commit', { importId: plan.value.importId }) : plan;
    },
  },
  'comparison.link': {
    needs: ['comparison.result', 'comparison.consent', 'comparison.send'],
    run: (w) => w.call('comparison.link', {}),
  },
  'comparison.answer': {
    needs: ['comparison.result'],
    run: (w) =>
      w.call('comparison.answer', {
        ...{ hitIds: [w.pick('comparison_hit')], answer: '已核实', verifiedBy: '王组长' },
        verdict: w.any('confirmed', 'explained', null),
      }),
  },
  'comparison.readAnswers': {
    needs: ['comparison.result'],
    run: async (w) => {
      const hit = cellsOf(
        w,
        `SELECT id_key, department, suspicion FROM comparison_hit WHERE id = ${w.pick('comparison_hit')}`,
      );
      const fileId = await upload(w, '核实单.csv', {
        ...{
          证件号码: hit['id_key'] ?? '',
          比对部门: hit['department'] ?? '',
          疑似问题: hit['suspicion'] ?? '',
        },
        ...{ 核实结论: w.any('属实', '信息错误'), 情况说明: '查过', 证据: '证明' },
      });
      return w.call('comparison.readAnswers', { fileId });
    },
  },
  'reconcile.run': {
    run: async (w) => {
      const who = cellsOf(
        w,
        `SELECT h.household_no, m.person_no, m.name, m.id_number FROM member m
        JOIN household h ON h.id = m.household_id WHERE m.id = ${w.pick('member', `${HERE} AND relation <> '01'`)}`,
      );
      const fileId = await upload(w, '系统导出_2025.csv', {
        ...{ 户编号: who['household_no'] ?? '', 人口编号: who['person_no'] ?? '', 姓名: who['name'] ?? '' },
        ...{ 证件号码: who['id_number'] ?? '', 与户主关系: '其他', 健康状况: w.any('残疾', '长期慢性病') },
        ...{ 文化程度: '小学', 民族: '汉族' },
      });
      return w.call('reconcile.run', { nationalFileIds: [fileId], year: YEAR });
    },
  },
  'reconcile.settle': {
    needs: ['reconcile.run'],
    run: (w) =>
      w.call('reconcile.settle', {
        ...{ how: w.any('national', 'archive', 'act'), ...REASON },
        lineIds: [w.pick('reconciliation_line', `field = 'member.health' AND state = 'open'`)],
      }),
  },
  'reconcile.recheck': {
    needs: ['reconcile.run', 'reconcile.value'],
    run: (w) =>
      w.call('reconcile.recheck', {
        id: w.pick('reconciliation', 'id = (SELECT max(id) FROM reconciliation)'),
      }),
  },
  /** What a register says is typed in by hand. */
  'reconcile.value': {
    needs: ['reconcile.run'],
    run: (w) => {
      const line = w.pick('reconciliation_line', `field = 'member.education' AND state = 'open'`);
      const id = Number(
        cellsOf(w, `SELECT member_id FROM reconciliation_line WHERE id = ${line}`)['member_id'],
      );
      return w.call('member.update', {
        ...{ id: id || 999_999, year: YEAR, values: { 'member.education': '02' }, ...REASON },
      });
    },
  },
} as const satisfies Record<string, Act>;
