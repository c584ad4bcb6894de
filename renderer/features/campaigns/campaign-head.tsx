import { LeftOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { type Campaign, STATUS_WORDS } from './campaign-words.ts';

/** What it is, by which document; finished or stopped from here. */
export function CampaignHead({ campaign }: { campaign: Campaign }): ReactNode {
  const { message } = App.useApp();
  const [stopping, setStopping] = useState(false);
  const finish = useAct('campaign.finish');
  const isOpen = campaign.status === 'open';
  const print = (): void => {
    handOver('documents.sent', { document: 'P30' });
    go({ page: 'documents', tab: 'print' });
  };
  return (
    <header className="household-head procedure-head">
      <Button
        type="text"
        icon={<LeftOutlined aria-hidden />}
        aria-label="返回排查列表"
        onClick={() => go({ page: 'campaigns' })}
      />
      <h1 className="nowrap">{campaign.title}</h1>
      <span className={`chip${isOpen ? ' on' : ''}`}>{STATUS_WORDS[campaign.status]}</span>
      <span className="quiet cut" title={campaign.source}>
        {campaign.openedOn} 开展 · 依据：{campaign.source}
        {campaign.note === null ? '' : ` · ${campaign.note}`}
      </span>
      <span className="spread" />
      <GuardedButton may="print" onClick={print}>
        打印核查表
      </GuardedButton>
      {isOpen ? (
        <>
          <GuardedButton
            may="write"
            loading={finish.isPending}
            onClick={() =>
              finish.mutate(
                { id: campaign.id },
                { onError: (thrown) => void message.error(sentenceOf(thrown), 8) },
              )
            }
          >
            办结
          </GuardedButton>
          <GuardedButton may="write" onClick={() => setStopping(true)}>
            终止
          </GuardedButton>
        </>
      ) : null}
      {stopping ? <StopCampaign campaign={campaign} onClose={() => setStopping(false)} /> : null}
    </header>
  );
}

function StopCampaign({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): ReactNode {
  const act = useAct('campaign.stop');
  return (
    <ReasonDialog
      title="终止排查"
      word="终止"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ id: campaign.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>不再登记这次排查；已经登记的和问题台账里的保留，可以撤销。</p>
    </ReasonDialog>
  );
}
