import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { type MemberGroup, memberGroupsOf } from '../../fields/member-columns.ts';
import { useRemembered } from '../../memory.ts';
import { useStatus } from '../../status-line.ts';
import { Busy, Note } from '../../ui/notes.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { DraftNote } from './draft-note.tsx';
import { EnteredList } from './entered-list.tsx';
import { EntryHousehold } from './entry-household.tsx';
import { EntryMembers } from './entry-members.tsx';
import { isUntouched, nextSheet, peopleOf } from './entry-sheet.ts';
import { useEntryPage } from './use-entry-page.ts';

/** One household after the other, as a sheet, by keyboard alone. */
export function EntryPage(): ReactNode {
  const page = useEntryPage();
  const { store, sheet, entered, context, saving, memberSheet } = page;
  const [group, setGroup] = useRemembered<MemberGroup>('entry.group', 'common');
  const people = entered.reduce((sum, each) => sum + each.people, 0);
  useStatus(entered.length === 0 ? '' : `本次已录 ${entered.length} 户 ${people} 人`);
  const toFirst = (): void => memberSheet.current?.focus(0, 'member.id_number');
  const blank = isUntouched(sheet);
  // A sheet that knows no villages yet would take what is typed for a village that does not exist.
  if (page.villages === undefined) return <Busy />;
  if (page.villages.length === 0)
    return (
      <div className="entry">
        <Note>还没有村。请先到“设置 → 村”新增村，或从“导入导出”导入户信息，再来录入。</Note>
      </div>
    );
  return (
    <section className="page" aria-label="录入">
      <div className="toolbar">
        <strong>录入一户</strong>
        <span className="faint">{context.year} 年度</span>
        <Segmented
          size="small"
          aria-label="成员的列"
          value={group}
          options={memberGroupsOf(context.year).map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(next) => {
            setGroup(next);
            memberSheet.current?.focus();
          }}
        />
        <span className="spread" />
        <span role="status" aria-label="本次已录">
          本次已录 <strong>{entered.length}</strong> 户 <strong>{people}</strong> 人
        </span>
        <Button
          disabled={blank}
          onClick={() => {
            store.change(nextSheet(sheet));
            toFirst();
          }}
        >
          清空这一户
        </Button>
        <Button type="primary" loading={saving.busy} disabled={blank} onClick={page.submit}>
          保存这一户 <kbd>Ctrl Enter</kbd>
        </Button>
      </div>
      <div className="entry">
        <DraftNote store={store} flush={page.flush} onContinue={toFirst} />
        <h3>户</h3>
        <EntryHousehold page={page} />
        <h3>
          成员 <span className="faint">{peopleOf(sheet).length} 人</span>
        </h3>
        <EntryMembers page={page} group={group} />
        <EnteredList
          entered={entered}
          onTakenBack={(back) => {
            store.takeBack(back);
            toFirst();
          }}
        />
      </div>
      {saving.closed === null ? null : (
        <ReasonDialog
          title={`${context.year} 年已经封存`}
          word="更正"
          busy={saving.busy}
          error={null}
          onReason={saving.closed.withReason}
          onClose={saving.forgetClosed}
        >
          <Note>{saving.closed.message}</Note>
        </ReasonDialog>
      )}
    </section>
  );
}
