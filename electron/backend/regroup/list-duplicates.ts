import { findAlike, householdsAlike, peopleAlike } from '#db/duplicates.ts';
import { memberYear } from '#db/households.ts';
import { recordsOfMember } from '#db/regroup.ts';
import { reader } from '#db/write.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { DUPLICATE_TITLES, duplicateKinds } from '#domain/household/duplicate-parameters.ts';
import type { Alike } from '#domain/household/group-alike.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { AlikeGroup } from '#contract/duplicate.ts';
import { ok, type Result } from '#contract/result.ts';
import { valuesOf } from '../field-input.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { memberAtHand } from './household-at-hand.ts';

const PERSON = fieldsOf('member').filter(({ store }) => store === 'member');
const OF_YEAR = fieldsOf('member').filter(({ store }) => store === 'member_year');

const isOfHouseholds = ({ kind }: Alike): boolean => kind === 'account' || kind === 'phone';

/** A page of the groups that look alike, with how many there are of each kind. */
export async function listDuplicates(
  session: Session,
  { kind, offset, limit }: Input<'duplicates.list'>,
): Promise<Result<Output<'duplicates.list'>>> {
  const archive = openArchiveOf(session);
  const all = findAlike(archive.rawReading);
  const wanted = kind === undefined ? all : all.filter((group) => group.kind === kind);
  const page = wanted.slice(offset, offset + limit);
  const idsOf = (groups: readonly Alike[]) => [...new Set(groups.flatMap(({ ids }) => ids))];
  const db = reader(archive);
  const memberIds = idsOf(page.filter((group) => !isOfHouseholds(group)));
  const people = new Map((await peopleAlike(db, memberIds)).map((row) => [row.id, row]));
  const found = await householdsAlike(db, idsOf(page.filter(isOfHouseholds)));
  const households = new Map(found.map((row) => [row.id, { ...row, monitored: row.monitored === 1 }]));
  return ok({
    counts: duplicateKinds.map((each) => ({
      ...{ kind: each, title: DUPLICATE_TITLES[each] },
      groups: all.filter((group) => group.kind === each).length,
    })),
    total: wanted.length,
    groups: page.map((group): AlikeGroup => ({
      ...{ kind: group.kind, shared: group.shared },
      people: isOfHouseholds(group) ? [] : group.ids.flatMap((id) => people.get(id) ?? []),
      households: isOfHouseholds(group) ? group.ids.flatMap((id) => households.get(id) ?? []) : [],
    })),
  });
}

/** Two records of a person side by side: their own values and those of the newest year that either has. */
export async function compareMembers(
  session: Session,
  { ids }: Input<'duplicates.compare'>,
): Promise<Result<Output<'duplicates.compare'>>> {
  const { rawReading: raw } = openArchiveOf(session);
  const db = reader(openArchiveOf(session));
  const found = await Promise.all(
    ids.map(async (id) => ({ ...(await memberAtHand(db, id)), records: recordsOfMember(raw, id) })),
  );
  const yearsOf = ({ records }: (typeof found)[number]) =>
    records.memberYears.map(({ year }) => Number(year)).toSorted((a, b) => a - b);
  const newest = Math.max(0, ...found.flatMap(yearsOf));
  const people = [];
  for (const each of found) {
    const { member, from, records } = each;
    people.push({
      ...{ id: member.id, householdId: from.h.id, householdNo: from.h.household_no },
      ...{ village: from.h.village, head: from.h.present_head_name, isHead: from.head?.id === member.id },
      people: from.present.length,
      values: {
        ...valuesOf(member, PERSON),
        ...valuesOf(await memberYear(db, member.id, newest), OF_YEAR),
      },
      years: yearsOf(each),
      records: records.records.length + records.customValues.length,
    });
  }
  return ok({ people });
}
