import { LeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { procedureStatus } from '../../fields/procedure-status.ts';
import { go } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { AddHousehold } from './add-household.tsx';
import { ResponsibleEdit } from './responsible-edit.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** What runs where, since when and by which version of the rules; who sees to it. */
export function PageHead({ page }: { page: ProcedurePage }): ReactNode {
  const [dialog, setDialog] = useState<'stop' | 'add' | null>(null);
  const dropped = page.candidates.filter((each) => each.dropped).length;
  const isOpen = page.status === 'open';
  const close = (): void => setDialog(null);
  return (
    <header className="household-head procedure-head">
      <Button
        type="text"
        icon={<LeftOutlined aria-hidden />}
        aria-label="返回程序列表"
        onClick={() => go({ page: 'procedures' })}
      />
      <h1 className="nowrap">
        {page.village} {page.title}
      </h1>
      <span className={`chip${isOpen ? ' on' : ''}`}>{procedureStatus(page.status)}</span>
      <span className="quiet nowrap">
        {page.candidates.length - dropped} 户{dropped === 0 ? '' : `，移出 ${dropped} 户`}
      </span>
      {page.quota === null ? null : (
        <span className={`nowrap ${page.overQuota > 0 ? 'wrong' : 'quiet'}`}>
          规模 {page.quota} 户{page.overQuota > 0 ? `，超出 ${page.overQuota} 户` : ''}
        </span>
      )}
      {page.openObjections === 0 ? null : (
        <span className="chip bad">异议 {page.openObjections} 件未处理</span>
      )}
      <span className="quiet cut">
        {page.openedOn} 发起 · 按“{page.pack}”办理{page.note === null ? '' : ` · ${page.note}`}
      </span>
      <span className="spread" />
      <ResponsibleEdit page={page} />
      {isOpen ? (
        <>
          <GuardedButton may="write" onClick={() => setDialog('add')}>
            加入一户
          </GuardedButton>
          <GuardedButton may="write" onClick={() => setDialog('stop')}>
            终止程序
          </GuardedButton>
        </>
      ) : null}
      {dialog === 'stop' ? <StopDialog page={page} onClose={close} /> : null}
      {dialog === 'add' ? <AddHousehold page={page} onClose={close} /> : null}
    </header>
  );
}
