import { search, type SearchRow, searchVillages } from '#db/search.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { SearchHit } from '#contract/household.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session } from '../session.ts';

const MOST_VILLAGES = 3;

export function find(
  session: Session,
  { text, limit }: Input<'household.search'>,
): Promise<Result<Output<'household.search'>>> {
  const { rawReading } = openArchiveOf(session);
  const villages = searchVillages(rawReading, text, MOST_VILLAGES).map((v): SearchHit => ({
    ...{ kind: 'village', householdId: null, memberId: null, villageId: v.id },
    ...{ title: v.name, detail: `${v.households} 户 ${v.people} 人`, why: v.why },
  }));
  const hits = [...villages, ...withoutHeads(search(rawReading, text, limit).map(hitOf))];
  return Promise.resolve(ok({ hits: hits.slice(0, limit) }));
}

/** Numbers other than that of the household are never repeated: the reason for the hit says which one it was. */
const hitOf = (r: SearchRow): SearchHit => ({
  ...{ kind: r.kind, householdId: r.household_id, memberId: r.member_id, villageId: null },
  title: r.kind === 'member' ? r.name : (r.head_name ?? r.household_no ?? '（未登记户主）'),
  detail: [r.village, roleOf(r), r.household_no].filter((t) => t !== null && t !== '').join(' · '),
  why: r.why,
});

function roleOf(r: SearchRow): string {
  if (r.kind === 'household') return r.present ? '户' : '户（已销户）';
  const relation =
    r.relation === null
      ? '成员'
      : r.relation === '01'
        ? '户主'
        : `户主${r.head_name ?? ''}的${labelOf('relation_to_head', r.relation).replace(/^之/, '')}`;
  return r.present ? relation : `${relation}（已减少）`;
}

/** A head found as a person and as a household is shown once, as a person. */
function withoutHeads(hits: readonly SearchHit[]): SearchHit[] {
  const persons = new Set(hits.filter((h) => h.kind === 'member').map((h) => `${h.householdId} ${h.title}`));
  return hits.filter((h) => h.kind !== 'household' || !persons.has(`${h.householdId} ${h.title}`));
}
