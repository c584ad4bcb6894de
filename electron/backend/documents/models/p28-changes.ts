import { naturallyMoved, type MovedRow } from '#db/documents-follow-up.ts';
import { membersOf } from '#db/households.ts';
import type { ReadHandle } from '#db/handle.ts';
import { peopleOn } from '#db/regroup.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { headAmong, lastDayToTell, wasPresentOn } from '#domain/household/present-on.ts';
import { addDays } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import type { Maker, VillageAsk } from '../sheet.ts';

/** Rows for the pen below what is recorded, and at least so many in all. */
const LEAST_ROWS = 6;

/** Who came into the village's households in the year (附件2, P28). */
export const increases: Maker<ModelOf<'P28'>> = {
  of: 'village',
  model: async (ask) => {
    const rows = [];
    for (const member of await naturallyMoved(ask.db, placeOf(ask), 'joined_on')) {
      const on = member.joined_on ?? '';
      rows.push({
        ...(await common(ask, member, on)),
        head: await headOn(ask.db, member.household_id, on),
        sex: labelOf('gender', member.sex, ask.year) || null,
        birth: member.birth_date,
        relation: labelOf('relation_to_head', member.relation, ask.year) || null,
        reason: labelOf('increase_reason', member.joined_reason, ask.year) || null,
        proof: member.joined_proof,
      });
    }
    return sheetOf(ask, rows, '增加');
  },
};

/** Who left them (附件3, P29); a household that ended with it is told as such. */
export const decreases: Maker<ModelOf<'P29'>> = {
  of: 'village',
  model: async (ask) => {
    const rows = [];
    for (const member of await naturallyMoved(ask.db, placeOf(ask), 'left_on')) {
      const on = member.left_on ?? '';
      const before = await headOn(ask.db, member.household_id, addDays(on, -1));
      const others = await membersOf(ask.db, member.household_id);
      rows.push({
        ...(await common(ask, member, on)),
        head: before,
        wasHead: member.relation === '01' || member.new_head_id !== null,
        newHead: others.find(({ id }) => id === member.new_head_id)?.name ?? null,
        reason: labelOf('decrease_reason', member.left_reason, ask.year) || null,
        proof: member.left_proof,
      });
    }
    return sheetOf(ask, rows, '减少');
  },
};

const placeOf = ({ village, year }: VillageAsk) => ({ villageId: village.id, year });

async function headOn(db: ReadHandle, householdId: number, day: string): Promise<string | null> {
  return headAmong(await peopleOn(db, householdId, day))?.name ?? null;
}

async function common({ db, lacks }: VillageAsk, member: MovedRow, on: string) {
  const all = await membersOf(db, member.household_id);
  if (member.id_number === null)
    lacks(`户编号 ${householdLabel(member.household_no)}：${on} 变更的人员没有身份证号，留空手写`);
  return {
    ...{ householdNo: member.household_no, name: member.name, idNumber: member.id_number, on },
    people: all.filter((each) => wasPresentOn(each, on)).length,
  };
}

function sheetOf<Row>({ township, village, year, today, lacks }: VillageAsk, rows: Row[], what: string) {
  if (rows.length === 0) lacks(`${village.name}：${year} 年没有登记自然${what}，印的是空表`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ year, until: lastDayToTell(year, today), rows },
    blankRows: Math.max(0, LEAST_ROWS - rows.length),
  };
}
