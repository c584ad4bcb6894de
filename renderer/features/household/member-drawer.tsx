import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { MemberView } from '#contract/household.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { RecordList } from '../../fields/record-list.tsx';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { memberGroups } from './field-groups.ts';
import { useSaveMember } from './save.ts';

interface MemberDrawerProps {
  readonly member: MemberView;
  readonly year: number;
  readonly focusKey: string | undefined;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

/** All fields of one person, in groups, edited in place. */
export function MemberDrawer({ member, year, focusKey, onClose, onLeave }: MemberDrawerProps): ReactNode {
  const save = useSaveMember(member.id, year);
  const name = String(member.values['member.name'] ?? '');
  const facts = [
    shownOf('member.relation', member.values['member.relation'], year),
    member.age === null ? '' : `${member.age} 岁`,
    member.joinedOn === null
      ? ''
      : `${member.joinedOn} ${codeLabel('increase_reason', member.joinedReason, year)}`,
  ];
  return (
    <Drawer
      open
      size={640}
      mask={false}
      title={
        <span className="line">
          {name}
          <span className="quiet small">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        </span>
      }
      extra={member.present ? <Button onClick={onLeave}>自然减少</Button> : null}
      onClose={onClose}
      styles={{ body: { padding: '0 0 16px' } }}
    >
      <div className="narrow-labels">
        <FieldGrid
          groups={memberGroups(year)}
          values={member.values}
          owner={{ memberId: member.id }}
          year={year}
          onSave={save}
          focusKey={focusKey?.startsWith('member.') ? focusKey : undefined}
          columns={1}
        />
      </div>
      <RecordList owner="member" ownerId={member.id} kind="disability_certificate" />
    </Drawer>
  );
}
