import { type Act, HERE, PROOF, REASON } from './act.ts';
import { YEAR } from './world.ts';

const open = 'closed_on IS NULL';

/** Households and the people in them. */
export const householdActs = {
  'household.create': {
    run: (w) =>
      w.call('household.create', {
        ...{ villageId: w.villageId, year: YEAR, head: { 'member.name': w.any('周一', '吴一') } },
        values: { 'household.household_no': String(10 + w.draw(4)) },
      }),
  },
  'household.enter': {
    run: (w) =>
      w.call('household.enter', {
        ...{ villageId: w.villageId, year: YEAR, acceptDoubts: true, ...REASON },
        values: { 'household.household_no': String(20 + w.draw(4)) },
        members: [
          {
            'member.name': '郑一',
            'member.relation': '01',
            'member.sex': '1',
            'member.birth_date': '1970-01-02',
          },
          {
            'member.name': '郑二',
            'member.relation': '03',
            'member.sex': '1',
            'member.birth_date': '1999-01-02',
          },
        ],
      }),
  },
  'household.update': {
    run: (w) =>
      w.call('household.update', {
        ...{ id: w.pick('household'), year: w.any(YEAR, YEAR - 1), ...REASON },
        values: w.any<Record<string, string | number | null>>(
          { 'household.phone': w.any('13800000001', '13800000002', null) },
          { 'household.group_name': w.any('一组', '五组', null) },
          { 'living_conditions.housing_area': w.any(60.25, 80, null) },
          { 'household.annual_head_count': w.any(2, 3) },
        ),
      }),
  },
  'household.changeHead': {
    run: (w) => {
      const id = w.pick('household', open);
      const newHeadId = w.pick('member', `${HERE} AND relation <> '01' AND household_id = ${id}`);
      return w.call('household.changeHead', { id, newHeadId, ...PROOF, ...REASON });
    },
  },
  'household.split': {
    run: (w) => {
      const id = w.pick('household', open);
      const headId = w.pick('member', `${HERE} AND relation <> '01' AND household_id = ${id}`);
      return w.call('household.split', { id, memberIds: [headId], headId, ...PROOF, ...REASON });
    },
  },
  'household.merge': {
    run: (w) =>
      w.call('household.merge', {
        ...{
          id: w.pick('household', open),
          intoId: w.pick('household', open),
          relation: '99',
          ...PROOF,
          ...REASON,
        },
        relations: {},
      }),
  },
  'household.move': {
    run: (w) =>
      w.call('household.move', {
        ...{ id: w.pick('household', open), villageId: w.any(w.villageId, w.otherVillageId) },
        ...{ group: w.any('三组', null), ...PROOF, ...REASON },
      }),
  },
  'household.close': {
    run: (w) =>
      w.call('household.close', {
        ...{ id: w.pick('household', open), reason: '09', endBenefits: true, why: '核对', ...PROOF },
      }),
  },
  'household.reopen': {
    needs: ['household.close'],
    run: (w) => {
      const id = w.pick('household', 'closed_on IS NOT NULL');
      const headId = w.pick('member', `household_id = ${id}`);
      return w.call('household.reopen', {
        id,
        memberIds: [headId],
        headId,
        reason: '09',
        why: '核对',
        ...PROOF,
      });
    },
  },
  'member.add': {
    run: (w) =>
      w.call('member.add', {
        ...{ householdId: w.pick('household', open), year: YEAR, reason: '05', why: '核对', ...PROOF },
        values: { 'member.name': w.any('冯新', '陈新'), 'member.relation': '99' },
      }),
  },
  'member.enter': {
    run: (w) => {
      const householdId = w.pick('household', open);
      const id = w.pick('member', `${HERE} AND household_id = ${householdId}`);
      return w.call('member.enter', {
        ...{ householdId, year: YEAR, acceptDoubts: true, ...REASON },
        updates: [{ id, values: { 'member.phone': w.any('13900000001', '13900000002') } }],
      });
    },
  },
  'member.update': {
    run: (w) =>
      w.call('member.update', {
        ...{ id: w.pick('member'), year: YEAR, ...REASON },
        values: w.any<Record<string, string | number | null>>(
          { 'member.name': w.any('改名一', '改名二') },
          { 'member.health': w.any('01', '02') },
          { 'member.work_months': w.any(3.5, 8, null) },
        ),
      }),
  },
  'member.leave': {
    run: (w) => {
      const id = w.pick('member', HERE);
      const newHeadId = w.pick('member', `${HERE} AND id <> ${id}`);
      return w.call('member.leave', {
        ...{
          id,
          newHeadId,
          reason: w.any('01', '02'),
          wholeHousehold: w.any(false, true),
          why: '核对',
          ...PROOF,
        },
      });
    },
  },
  'member.transfer': {
    run: (w) =>
      w.call('member.transfer', {
        ...{ id: w.pick('member', `${HERE} AND relation <> '01'`), toId: w.pick('household', open) },
        ...{ relation: '99', ...PROOF, ...REASON },
      }),
  },
  'duplicates.dismiss': {
    run: (w) =>
      w.call('duplicates.dismiss', { of: 'member', ids: [w.pick('member'), w.pick('member')], ...REASON }),
  },
  'duplicates.mergeMembers': {
    run: (w) =>
      w.call('duplicates.mergeMembers', {
        ...{
          keepId: w.pick('member', HERE),
          giveId: w.pick('member', `${HERE} AND relation <> '01'`),
          ...REASON,
        },
      }),
  },
} as const satisfies Record<string, Act>;
