import { csvFile } from '#test/support/member-file.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { type Act, HERE, REASON } from './act.ts';
import { type World, YEAR } from './world.ts';

/** Somebody gets a number of another county, which is a warning (Q011). */
const aStranger = async (w: World): Promise<void> => {
  const values = { 'member.id_number': w.any('110101198503050012', '110101199203054562') };
  await w.call('member.update', { id: w.pick('member', HERE), year: YEAR, values, ...REASON });
};

const lines = (w: World): number[] => [w.pick('received_hit')];

/** What is done with findings, ours and the county's. */
export const checkActs = {
  'check.answer': {
    run: async (w) => {
      await aStranger(w);
      return w.call('check.answer', {
        year: YEAR,
        all: { rules: ['Q011', 'Q034'] },
        reason: w.any('嫁入', '迁入'),
      });
    },
  },
  'check.withdraw': {
    needs: ['check.answer'],
    run: (w) => w.call('check.withdraw', { ids: [w.pick('check_answer')] }),
  },
  /** A number of 15 digits, a name with blanks and another head are put right. */
  'check.fix': {
    run: async (w) => {
      const id = w.pick('member', HERE);
      await w.call('member.update', {
        ...{ id, year: YEAR, ...REASON },
        values: { 'member.id_number': '529901700506011', 'member.birth_date': null },
      });
      const offered = await w.call('check.fixes', { year: YEAR });
      if (!offered.ok) return offered;
      const fixes = offered.value.fixes.map(({ kind, householdId, memberId, field }) => ({
        ...{ kind, householdId, memberId, field },
      }));
      if (fixes.length === 0) return offered;
      return w.call('check.fix', { year: YEAR, fixes, ...REASON });
    },
  },
  /** A check of everything closes what it does not find any more. */
  'check.run': {
    needs: ['issue.openFrom'],
    run: async (w) => {
      const values = { 'member.id_number': '529901198503050041' };
      await w.call('member.update', { id: w.pick('member', HERE), year: YEAR, values, ...REASON });
      return w.call('check.run', { year: YEAR });
    },
  },
  'received.import': {
    run: async (w) => {
      const row = {
        规则编号: w.any('Q011', 'XX-7'),
        户编号: w.any('1', '2', '9'),
        姓名: w.any('李一', '王二'),
      };
      const [fileId = ''] = await uploadFiles(w.built, [
        csvFile('县反馈.csv', [row, { ...row, 提示: '核实' }]),
      ]);
      return w.call('received.import', { fileId, year: YEAR });
    },
  },
  'received.settle': {
    needs: ['received.import'],
    run: (w) =>
      w.call('received.settle', {
        ...{ ids: lines(w), reply: '已核实', answerOwn: true },
        state: w.any('corrected', 'true', 'unfounded', 'open'),
      }),
  },
  'received.place': {
    needs: ['received.import'],
    run: (w) => w.call('received.place', { ids: lines(w), householdId: w.any(w.pick('household'), null) }),
  },
  'received.map': {
    needs: ['received.import'],
    run: (w) => w.call('received.map', { code: 'XX-7', rule: w.any('Q013', null) }),
  },
  'received.remove': {
    needs: ['received.import'],
    run: (w) => w.call('received.remove', { id: w.pick('received_list') }),
  },
} as const satisfies Record<string, Act>;
