import { App, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { excludedBy } from '#domain/entry/schooling.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { Pictures } from '../../fields/pictures.tsx';
import { RecordList } from '../../fields/record-list.tsx';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { useCover } from '../../fields/uncover.ts';
import { Button } from '../../ui/button.tsx';
import { memberGroups } from './field-groups.ts';
import { useSaveMember } from './save.ts';
import { TransferMember } from './transfer-member.tsx';

interface MemberDrawerProps {
  readonly page: HouseholdPage;
  readonly member: MemberView;
  readonly focusKey: string | undefined;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}

const COVERED = ['member.id_number', 'member.phone'];

/** All fields of one person, in groups, edited in place. */
export function MemberDrawer({ page, member, focusKey, onClose, onLeave }: MemberDrawerProps): ReactNode {
  const { year } = page;
  const [transferring, setTransferring] = useState(false);
  const { message } = App.useApp();
  const cover = useCover(COVERED, { householdId: page.id, memberId: member.id });
  const saveOne = useSaveMember(member.id, year);
  const save = async (key: string, value: FieldValue): Promise<void> => {
    await saveOne(key, value);
    const other = value === null ? null : excludedBy(key, year);
    if (other === null || (member.values[other] ?? null) === null) return;
    message.info(`已清空“${findField(other)?.label ?? ''}”：2020 年起两项只填一项`);
  };
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
      extra={
        member.present ? (
          <span className="line">
            <Button may="write" onClick={() => setTransferring(true)}>
              转户
            </Button>
            <Button may="write" onClick={onLeave}>
              自然减少
            </Button>
          </span>
        ) : null
      }
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
          cover={cover}
        />
      </div>
      <RecordList owner="member" ownerId={member.id} kind="disability_certificate" />
      <div className="block-pictures">
        <Pictures
          owner={{ householdId: page.id, memberId: member.id }}
          title="证件和照片"
          hint="身份证、残疾证、学籍、病历等"
        />
      </div>
      {transferring ? (
        <TransferMember
          page={page}
          member={member}
          onClose={() => setTransferring(false)}
          onDone={() => {
            setTransferring(false);
            onClose();
          }}
        />
      ) : null}
    </Drawer>
  );
}
