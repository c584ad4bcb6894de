import { uploadFiles } from '#test/support/import-files.ts';
import { csvFile } from '#test/support/member-file.ts';
import type { Act } from './act.ts';
import { type World, YEAR } from './world.ts';

/** The keys of what is suspected now, at least one. */
async function suspected(w: World): Promise<string[]> {
  const found = await w.call('suspicion.list', { year: YEAR });
  const rows = found.ok ? found.value.rows : [];
  const first = rows[w.draw(rows.length)];
  return first === undefined ? ['none'] : [first.key];
}

/** What is suspected, and the register that tells who is missing. */
export const suspicionActs = {
  'suspicion.register.import': {
    run: async (w) => {
      const row = { 户主: w.any('周一', '吴二'), 姓名: '周一', 证件号码: '52990119850305001X' };
      const rows = [row, { ...row, 姓名: '周小', 证件号码: '529901201003050011' }];
      const [fileId = ''] = await uploadFiles(w.built, [csvFile('户籍册.csv', rows)]);
      return w.call('suspicion.register.import', { fileId, villageId: w.any(w.villageId, w.otherVillageId) });
    },
  },
  'suspicion.answer': {
    needs: ['suspicion.register.import'],
    run: async (w) =>
      w.call('suspicion.answer', {
        ...{ year: YEAR, keys: await suspected(w), reason: '入户核实过' },
        verdict: w.any('true', 'unfounded', null),
      }),
  },
  'suspicion.toLedger': {
    needs: ['suspicion.register.import'],
    run: async (w) => w.call('suspicion.toLedger', { year: YEAR, keys: await suspected(w) }),
  },
  'suspicion.register.remove': {
    needs: ['suspicion.register.import'],
    run: (w) => w.call('suspicion.register.remove', { id: w.pick('population_register') }),
  },
} as const satisfies Record<string, Act>;
