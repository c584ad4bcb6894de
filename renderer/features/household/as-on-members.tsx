import type { ReactNode } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { maskIdNumber, maskPhone } from '#domain/identity/mask.ts';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { replace, useRoute } from '../../route.ts';
import { MemberDrawer } from './member-drawer.tsx';

const COLUMNS = [
  'relation',
  'sex',
  'age',
  'id_number',
  'education',
  'health',
  'labour_ability',
  'phone',
] as const;
const LABELS = ['与户主关系', '性别', '年龄', '证件号码', '在校/文化程度', '健康状况', '劳动能力', '电话'];

/** The people of the household as they were; those who had left by then below. Enter opens all that was known of one. */
export function MembersThen({ page }: { page: HouseholdPage }): ReactNode {
  const { member: chosen } = useRoute();
  const open = (member: MemberView | null): void =>
    replace({
      page: 'household',
      id: page.id,
      tab: 'members',
      ...(member === null ? {} : { member: member.id }),
    });
  const opened = page.members.find(({ id }) => id === chosen);
  const present = page.members.filter((member) => member.present);
  const gone = page.members.filter((member) => !member.present);
  return (
    <>
      <table className="sheet" aria-label="成员">
        <thead>
          <tr>
            <th>姓名</th>
            {LABELS.map((label) => (
              <th key={label} className={label === '年龄' ? 'num' : ''}>
                {label}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {[...present, ...gone].map((member) => (
            <MemberRow key={member.id} member={member} year={page.year} onOpen={() => open(member)} />
          ))}
        </tbody>
      </table>
      {opened === undefined ? null : (
        <MemberDrawer
          page={page}
          member={opened}
          focusKey={undefined}
          onClose={() => open(null)}
          onLeave={() => undefined}
        />
      )}
    </>
  );
}

interface MemberRowProps {
  readonly member: MemberView;
  readonly year: number;
  readonly onOpen: () => void;
}

function MemberRow({ member, year, onOpen }: MemberRowProps): ReactNode {
  return (
    <tr
      className={member.present ? 'go' : 'go gone'}
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <td className="strong nowrap">{shownOf('member.name', member.values['member.name'], year)}</td>
      {COLUMNS.map((column) => (
        <td key={column} className={column === 'age' ? 'num' : 'nowrap'}>
          {told(member, column, year)}
        </td>
      ))}
      <td className="quiet nowrap">
        {member.present
          ? ''
          : `${member.leftOn ?? ''} ${codeLabel('decrease_reason', member.leftReason, year)}`}
      </td>
    </tr>
  );
}

function told(member: MemberView, column: (typeof COLUMNS)[number], year: number): string {
  const is = (name: string): string => shownOf(`member.${name}`, member.values[`member.${name}`], year);
  if (column === 'age') return String(member.age ?? '');
  if (column === 'education') return is('school_status') || is('education');
  if (column === 'id_number') return is('id_number') === '' ? '' : maskIdNumber(is('id_number'));
  if (column === 'phone') return is('phone') === '' ? '' : maskPhone(is('phone'));
  return is(column);
}
