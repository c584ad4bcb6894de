import { type Act, REASON } from './act.ts';
import { TODAY, type World, YEAR } from './world.ts';

const open = 'closed_on IS NULL';
const confirm = { by: '赵科长', on: TODAY };
const ledger = (w: World, where: string): number[] => [w.pick('issue', where)];

/** Problems on their way through the ledger, in any order that its rules allow. */
export const ledgerActs = {
  'issue.open': {
    run: (w) =>
      w.call('issue.open', {
        ...{ source: 'inspection', kind: w.any('住房', '饮水'), content: '屋顶漏雨', foundOn: '2025-06-01' },
        ...w.any({ villageId: w.villageId }, { householdId: w.pick('household') }),
      }),
  },
  /** The number that an import or a clerk lost is found by the check. */
  'issue.openFrom': {
    run: async (w) => {
      const memberId = w.pick('member', 'left_on IS NULL');
      await w.call('member.update', {
        ...{ id: memberId, year: YEAR, ...REASON },
        values: { 'member.id_number': w.any('52990119850305', '5299011985030512') },
      });
      const found = await w.call('check.run', { year: YEAR, rules: ['Q002'] });
      if (!found.ok) return found;
      const hits = found.value.hits.map(({ rule, householdId, memberId: of, field }) => ({
        ...{ rule, householdId, memberId: of, field },
      }));
      return w.call('issue.openFrom', { findings: { year: YEAR, hits } });
    },
  },
  'issue.confirm': {
    needs: ['issue.open'],
    run: (w) => w.call('issue.confirm', { ids: ledger(w, open), ...confirm }),
  },
  'issue.plan': {
    needs: ['issue.open', 'issue.confirm'],
    run: (w) =>
      w.call('issue.plan', {
        ...{ ids: ledger(w, `${open} AND confirmed_on IS NOT NULL`), measure: '翻修', unit: '村委会' },
        ...{ responsible: '王五', dueOn: w.any('2025-06-30', null) },
      }),
  },
  'issue.close': {
    needs: ['issue.open', 'issue.confirm', 'issue.plan'],
    run: (w) =>
      w.call('issue.close', {
        ...{ ids: ledger(w, `${open} AND due_on IS NOT NULL`), as: w.any('corrected', 'unfounded') },
        ...{ done: '修好了', evidence: '照片', by: '张三', on: TODAY },
      }),
  },
  'issue.check': {
    needs: ['issue.open', 'issue.confirm', 'issue.plan', 'issue.close'],
    run: (w) => {
      const passed = w.any(true, false);
      const ids = ledger(w, 'closed_on IS NOT NULL AND checked_on IS NULL');
      return w.call('issue.check', { ids, passed, by: '李四', on: TODAY, reason: passed ? null : '没有修' });
    },
  },
  'issue.reopen': {
    needs: ['issue.open', 'issue.confirm', 'issue.plan', 'issue.close'],
    run: (w) =>
      w.call('issue.reopen', { ids: ledger(w, 'closed_on IS NOT NULL'), reason: '又漏雨', on: TODAY }),
  },
  /** What was closed as put right is found again. */
  'issue.refresh': {
    needs: ['issue.openFrom'],
    run: async (w) => {
      const member = w.pick('issue', "source = 'check'");
      const row = w.built.session
        .archive!.raw.prepare('SELECT id, member_id FROM issue WHERE id = ?')
        .get(member) as { id: number; member_id: number } | undefined;
      if (row === undefined) return w.call('issue.refresh', {});
      const give = (idNumber: string) =>
        w.call('member.update', {
          ...{ id: row.member_id, year: YEAR, ...REASON, values: { 'member.id_number': idNumber } },
        });
      const ids = [row.id];
      await give('529901198503050041');
      await w.call('issue.confirm', { ids, ...confirm });
      await w.call('issue.plan', { ids, measure: '更正', unit: '派出所', responsible: '钱警官' });
      await w.call('issue.close', { ids, done: '已更正', evidence: '户口簿', by: '张三', on: TODAY });
      await give('5299011985030512');
      return w.call('issue.refresh', {});
    },
  },
} as const satisfies Record<string, Act>;
