import type { Cells } from '#db/row-access.ts';
import type { TimelineRows } from '#db/timeline.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { TimelineEvent } from '#domain/time/timeline.ts';
import { event, inBrackets, joined, said } from './timeline-event.ts';

const NEWBORN = '06';
const DEAD = '01';

/** Who came and went, who is head, and what became of the household. */
export function peopleEvents(
  rows: TimelineRows,
  villageName: (id: Cells[string]) => string,
): TimelineEvent[] {
  return [
    ...rows.members.flatMap(memberEvents),
    ...rows.heads.flatMap((h) =>
      event(h['on'], 'people', `户主变更为 ${said(h, 'after')}`, `原户主 ${said(h, 'before')}`),
    ),
    ...rows.moves.flatMap((m) =>
      event(
        m['on'],
        'people',
        `迁到${villageName(m['after'] ?? null)}`,
        `原在${villageName(m['before'] ?? null)}`,
      ),
    ),
    ...householdEvents(rows),
  ];
}

function memberEvents(member: Cells): TimelineEvent[] {
  const name = said(member, 'name');
  if (member['left_kind'] === 'duplicate') return [];
  const why = (list: 'increase_reason' | 'decrease_reason', kind: string, column: string) =>
    member[kind] === 'transfer' ? said(member, column) : labelOf(list, said(member, column) || null);
  const proof = (column: string) => (said(member, column) === '' ? '' : `凭 ${said(member, column)}`);
  const came = why('increase_reason', 'joined_kind', 'joined_reason');
  const went = why('decrease_reason', 'left_kind', 'left_reason');
  const isBorn = member['joined_kind'] !== 'transfer' && member['joined_reason'] === NEWBORN;
  const isDead = member['left_kind'] !== 'transfer' && member['left_reason'] === DEAD;
  return [
    ...(isBorn ? event(member['birth_date'], 'people', `${name} 出生`) : []),
    ...event(
      member['joined_on'],
      'people',
      isBorn ? `${name} 登记为家庭成员` : `增加 ${name}${inBrackets(came)}`,
      proof('joined_proof'),
    ),
    ...event(
      member['left_on'],
      'people',
      isDead ? `${name} 去世` : `减少 ${name}${inBrackets(went)}`,
      proof('left_proof'),
    ),
  ];
}

const otherHousehold = (other: Cells | null): string =>
  other === null ? '' : joined(`户 ${said(other, 'household_no') || '未编号'}`, said(other, 'head_name'));

function householdEvents({
  household,
  splits,
  merges,
  splitFrom,
  mergedInto,
}: TimelineRows): TimelineEvent[] {
  const opened = splitFrom === null ? '立户' : `从${otherHousehold(splitFrom)}分出`;
  const closed = mergedInto === null ? '整户减少' : `并入${otherHousehold(mergedInto)}`;
  return [
    ...event(household['opened_on'], 'people', opened),
    ...event(household['closed_on'], 'people', closed, said(household, 'closed_reason')),
    ...splits.flatMap((s) => event(s['opened_on'], 'people', `分出${otherHousehold(s)}`)),
    ...merges.flatMap((m) => event(m['closed_on'], 'people', `${otherHousehold(m)}并入`)),
  ];
}
