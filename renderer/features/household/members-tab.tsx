import { App, Segmented, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { memberGroupsOf, type MemberGroup } from '../../fields/member-columns.ts';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { call, sentenceOf } from '../../client.ts';
import { useRemembered } from '../../memory.ts';
import { replace, useRoute } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Offered } from '../../ui/offered.tsx';
import { AddMember } from './add-member.tsx';
import { LeaveMember } from './leave-member.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { MembersSheet } from './members-sheet.tsx';
import { RegroupMenu } from './regroup-menu.tsx';

const textOf = (member: MemberView, key: string): string => String(member.values[key] ?? '');

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

/** The people of the household as a sheet; numbers masked until asked for. */
export function MembersTab({ page }: { page: HouseholdPage }): ReactNode {
  const route = useRoute();
  const { message } = App.useApp();
  const [bare, setBare] = useState(false);
  /** Written down first; what cannot be written down is not shown. */
  const uncover = (): void =>
    void call('access.unmask', { householdId: page.id, memberId: null, what: 'all' }).then(
      () => setBare(true),
      (thrown: unknown) => message.error(sentenceOf(thrown)),
    );
  const [group, setGroup] = useRemembered<MemberGroup>('members.group', 'common');
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<MemberView | null>(null);
  const present = page.members.filter((member) => member.present);
  const opened = page.members.find((member) => member.id === route.member);
  const groups = memberGroupsOf(page.year);
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
        <Button may="write" onClick={() => setAdding(true)}>
          自然增加
        </Button>
        <RegroupMenu page={page} />
        <Segmented
          size="small"
          aria-label="成员的列"
          value={groups.some(({ key }) => key === group) ? group : 'common'}
          options={groups.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={setGroup}
        />
        <span className="spread" />
        <Offered may="unmask">
          <label className="line">
            <Switch
              size="small"
              checked={bare}
              onChange={(on) => (on ? uncover() : setBare(false))}
              aria-label="显示证件号码"
            />
            显示证件号码
          </label>
        </Offered>
      </div>
      <MembersSheet
        page={page}
        present={present}
        group={group}
        bare={bare}
        onUncover={uncover}
        onOpen={open}
      />
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
