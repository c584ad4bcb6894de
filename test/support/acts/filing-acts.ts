import { type Act, REASON } from './act.ts';
import { type World, YEAR } from './world.ts';

const LOOSE = `household_id IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM filing_item f WHERE f.link_id = attachment_link.id AND f.withdrawn_reason IS NULL)`;
const FILED = 'withdrawn_reason IS NULL';
const filed = (w: World): number => w.pick('filing_item', FILED);

const FILE = ['filing.setFonds', 'attachment.add', 'filing.file'];
const BIND = [...FILE, 'filing.makeVolumes'];
const volume = (w: World, where = '1'): number => w.pick('filing_volume', where);
const boxOf = (w: World) => ({
  retention: w.any<'D10' | 'D30' | 'Y'>('D10', 'D30', 'Y'),
  villageId: w.villageId,
});
const CLOSED = 'closed_on IS NOT NULL AND handover_id IS NULL';

/** Somebody else signs in for one call. */
async function asAnother<T>(w: World, work: () => Promise<T>): Promise<T> {
  const { session } = w.built;
  const { operator } = session;
  session.operator = { id: 1, name: '王审核', role: 'reviewer' };
  const answer = await work();
  session.operator = operator;
  return answer;
}

/** Filing of papers: here of pictures, since a print takes long. */
export const filingActs = {
  'filing.setFonds': { run: (w) => w.call('filing.setFonds', { fonds: w.any('0123', '0124') }) },
  'filing.file': {
    needs: ['filing.setFonds', 'attachment.add'],
    run: (w) =>
      w.call('filing.file', {
        papers: [
          {
            ...{ linkId: w.pick('attachment_link', LOOSE), retention: w.any('D10', 'D30', 'Y') },
            ...{ pages: w.any(1, 3), title: w.any('[照片]', '房屋照片') },
          },
        ],
        year: w.any(YEAR, 2014),
      }),
  },
  'filing.update': {
    needs: FILE,
    run: (w) => w.call('filing.update', { itemId: filed(w), note: w.any('复印件', '原件在县里') }),
  },
  'filing.withdraw': {
    needs: FILE,
    run: (w) => w.call('filing.withdraw', { itemId: filed(w), ...REASON }),
  },
  'filing.renumber': {
    needs: FILE,
    run: (w) => w.call('filing.renumber', { itemIds: [filed(w)], year: w.any(YEAR, 2024, 2014), ...REASON }),
  },
  'filing.makeVolumes': {
    needs: FILE,
    run: (w) =>
      w.call('filing.makeVolumes', { kind: 'household', villageId: w.any(w.villageId, w.otherVillageId) }),
  },
  'filing.updateVolume': {
    needs: BIND,
    run: (w) => w.call('filing.updateVolume', { id: volume(w), shelf: w.any('1 柜 2 层', '3 柜') }),
  },
  'filing.closeVolume': {
    needs: BIND,
    run: (w) =>
      w.call('filing.closeVolume', { id: volume(w, 'closed_on IS NULL'), checkedBy: '张检查', note: null }),
  },
  'filing.reopenVolume': {
    needs: [...BIND, 'filing.closeVolume'],
    run: (w) => w.call('filing.reopenVolume', { id: volume(w, CLOSED), ...REASON }),
  },
  'filing.makeBox': {
    needs: ['filing.setFonds'],
    run: (w) => w.call('filing.makeBox', { year: YEAR, ...boxOf(w), spine: w.any(20, 30) }),
  },
  'filing.updateBox': {
    needs: ['filing.setFonds', 'filing.makeBox'],
    run: (w) => w.call('filing.updateBox', { id: w.pick('filing_box'), shelf: w.any('甲', '乙') }),
  },
  'filing.fillBoxes': {
    needs: FILE,
    run: async (w) => {
      const { loose } = await w.built.must('filing.boxes', {});
      const [one] = loose;
      if (one === undefined) return w.call('filing.boxes', {});
      const { year, retention, villageId } = one;
      return w.call('filing.fillBoxes', { year, retention, villageId, spine: 20 });
    },
  },
  'filing.putInBox': {
    needs: [...FILE, 'filing.fillBoxes'],
    run: (w) =>
      w.call('filing.putInBox', { itemIds: [w.pick('filing_item', 'box_id IS NOT NULL')], boxId: null }),
  },
  'filing.lend': {
    needs: FILE,
    run: (w) =>
      w.call('filing.lend', {
        ...{ itemId: filed(w), borrower: '赵借阅', reason: '核对', approvedBy: '分管领导' },
        dueOn: w.any('2025-06-25', '2025-07-01'),
      }),
  },
  'filing.giveBack': {
    needs: [...FILE, 'filing.lend'],
    run: (w) =>
      w.call('filing.giveBack', {
        ...{ loanId: w.pick('filing_loan', 'returned_on IS NULL'), condition: w.any('完好', '缺一页') },
      }),
  },
  'filing.handOver': {
    needs: FILE,
    run: (w) =>
      w.call('filing.handOver', {
        ...{ itemIds: [filed(w)], toUnit: '县档案馆', giver: '李经办', receiver: '周接收' },
        note: w.any('第一批', null),
      }),
  },
  'filing.listDisposal': {
    needs: FILE,
    run: (w) =>
      w.call('filing.listDisposal', {
        itemIds: [w.pick('filing_item', "retention = 'D10' AND year = 2014")],
      }),
  },
  'filing.approveDisposal': {
    needs: [...FILE, 'filing.listDisposal'],
    run: (w) =>
      asAnother(w, () =>
        w.call('filing.approveDisposal', { disposalId: w.pick('filing_disposal', 'approved_on IS NULL') }),
      ),
  },
  'filing.doDisposal': {
    needs: [...FILE, 'filing.listDisposal', 'filing.approveDisposal'],
    run: (w) =>
      w.call('filing.doDisposal', {
        disposalId: w.pick('filing_disposal', 'approved_on IS NOT NULL AND done_on IS NULL'),
        witnesses: ['吴监销', '郑监销'],
      }),
  },
} satisfies Readonly<Record<string, Act>>;
