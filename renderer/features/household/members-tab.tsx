import { Button, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { maskIdNumber, maskPhone } from '#domain/identity/mask.ts';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { replace, useRoute } from '../../route.ts';
import { AddMember } from './add-member.tsx';
import { LeaveMember } from './leave-member.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { RegroupMenu } from './regroup-menu.tsx';

const textOf = (member: MemberView, key: string): string => String(member.values[key] ?? '');

interface MemberRowProps {
  readonly member: MemberView;
  readonly year: number;
  readonly bare: boolean;
  readonly onOpen: () => void;
}

function MemberRow({ member, year, bare, onOpen }: MemberRowProps): ReactNode {
  const { values } = member;
  const is = (key: string): string => shownOf(key, values[key], year);
  const id = textOf(member, 'member.id_number');
  const phone = textOf(member, 'member.phone');
  const work = [
    is('member.work_place'),
    is('member.work_months') === '' ? '' : `${Number(values['member.work_months'])} 个月`,
  ];
  return (
    <tr
      className="go"
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <td className="strong nowrap">{is('member.name')}</td>
      <td>{is('member.sex')}</td>
      <td className="num">{member.age ?? ''}</td>
      <td className="nowrap">{is('member.relation')}</td>
      <td className="nowrap">
        {id === '' ? <span className="faint">未填</span> : bare ? id : maskIdNumber(id)}
      </td>
      <td>{is('member.school_status') || is('member.education')}</td>
      <td>{is('member.health')}</td>
      <td>{is('member.labour_ability')}</td>
      <td>{work.filter((part) => part !== '').join(' ')}</td>
      <td className="nowrap">{phone === '' ? '' : bare ? phone : maskPhone(phone)}</td>
    </tr>
  );
}

function Gone({ members, year }: { members: readonly MemberView[]; year: number }): ReactNode {
  const [open, setOpen] = useState(false);
  if (members.length === 0) return null;
  return (
    <>
      <button type="button" className="link gone-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起' : '显示'}已减少的 {members.length} 人
      </button>
      {open ? (
        <table className="sheet" aria-label="已减少的成员">
          <tbody>
            {members.map((member) => (
              <tr key={member.id} className="gone">
                <td className="nowrap">{textOf(member, 'member.name')}</td>
                <td>{shownOf('member.relation', member.values['member.relation'], year)}</td>
                <td>{member.leftOn ?? ''}</td>
                <td>{codeLabel('decrease_reason', member.leftReason, year)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}

/** The people of the household as a dense table; numbers masked until asked for. */
export function MembersTab({ page }: { page: HouseholdPage }): ReactNode {
  const route = useRoute();
  const [bare, setBare] = useState(false);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<MemberView | null>(null);
  const present = page.members.filter((member) => member.present);
  const opened = page.members.find((member) => member.id === route.member);
  const open = (member: MemberView | null): void =>
    replace({
      page: 'household',
      id: page.id,
      tab: 'members',
      ...(member === null ? {} : { member: member.id }),
    });
  return (
    <>
      <div className="toolbar flat">
        <Button onClick={() => setAdding(true)}>自然增加</Button>
        <RegroupMenu page={page} />
        <span className="spread" />
        <label className="line">
          <Switch size="small" checked={bare} onChange={setBare} aria-label="显示证件号码" />
          显示证件号码
        </label>
      </div>
      <table className="sheet" aria-label="成员">
        <thead>
          <tr>
            <th>姓名</th>
            <th>性别</th>
            <th className="num">年龄</th>
            <th>与户主关系</th>
            <th>证件号码</th>
            <th>在校/文化程度</th>
            <th>健康状况</th>
            <th>劳动能力</th>
            <th>务工</th>
            <th>电话</th>
          </tr>
        </thead>
        <tbody>
          {present.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              year={page.year}
              bare={bare}
              onOpen={() => open(member)}
            />
          ))}
        </tbody>
      </table>
      <Gone members={page.members.filter((member) => !member.present)} year={page.year} />
      {opened === undefined ? null : (
        <MemberDrawer
          page={page}
          member={opened}
          focusKey={route.field}
          onClose={() => open(null)}
          onLeave={() => setLeaving(opened)}
        />
      )}
      {adding ? <AddMember page={page} onClose={() => setAdding(false)} /> : null}
      {leaving === null ? null : (
        <LeaveMember
          page={page}
          member={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null);
            open(null);
          }}
        />
      )}
    </>
  );
}
