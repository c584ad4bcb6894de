import { Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Busy, ErrorNote } from '../../../ui/notes.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { LendDialog } from '../lending/lend-dialog.tsx';
import { CloseVolume } from './close-volume.tsx';
import { RenumberDialog } from './renumber-dialog.tsx';
import { VolumeEdit } from './volume-edit.tsx';
import { VolumeState } from './volume-columns.tsx';

type VolumeDetail = Output<'filing.volume'>;
type Acting = 'close' | 'reopen' | 'lend' | 'renumber' | 'edit';

/** One volume with its 卷内目录; closed when it is counted and checked. */
export function VolumePanel({ id }: { id: number }): ReactNode {
  const answer = useAnswer('filing.volume', { id }, { keep: true });
  const [acting, setActing] = useState<Acting | null>(null);
  const close = (): void => setActing(null);
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy />;
  const volume = answer.data;
  const { code, title, state, closedOn, checkedBy, shelf } = volume;
  const isHere = state === 'open' || state === 'closed';
  return (
    <aside className="side right filing-side volume-side" aria-label="这一卷">
      <header className="line">
        <h2 className="wrap-anywhere">{code}</h2>
        <span className="spread" />
        <VolumeState state={state} />
      </header>
      <p className="strong">{title}</p>
      <p className="quiet">
        {volume.items} 件 {volume.pages === null ? '页数没有数全' : `${volume.pages} 页`}
        {volume.from === null ? '' : ` · ${volume.from} 至 ${volume.to ?? ''}`}
        {shelf === null ? '' : ` · 柜架 ${shelf}`}
        {closedOn === null ? '' : ` · ${closedOn} 封卷，检查人 ${checkedBy ?? ''}`}
      </p>
      <div className="line wraps">
        <PrintVolume volume={volume} />
        {state === 'open' ? (
          <Button may="write" type="primary" onClick={() => setActing('close')}>
            封卷…
          </Button>
        ) : null}
        {state === 'closed' ? (
          <Button may="write" onClick={() => setActing('reopen')}>
            重新打开…
          </Button>
        ) : null}
        {isHere ? (
          <>
            <Button may="write" onClick={() => setActing('edit')}>
              修改…
            </Button>
            <Button may="write" onClick={() => setActing('lend')}>
              借出…
            </Button>
            <Button may="write" type="text" onClick={() => setActing('renumber')}>
              改档号…
            </Button>
          </>
        ) : null}
      </div>
      <Contents volume={volume} />
      {acting === 'close' ? <CloseVolume id={id} title={title} onClose={close} /> : null}
      {acting === 'reopen' ? <Reopen id={id} code={code} onClose={close} /> : null}
      {acting === 'edit' ? <VolumeEdit volume={volume} onClose={close} /> : null}
      {acting === 'lend' ? <LendDialog what={{ volumeId: id, code, title }} onClose={close} /> : null}
      {acting === 'renumber' ? <RenumberDialog volumeId={id} onClose={close} onDone={close} /> : null}
    </aside>
  );
}

function Contents({ volume }: { volume: VolumeDetail }): ReactNode {
  return (
    <table className="sheet" aria-label="卷内目录">
      <thead>
        <tr>
          <th className="num">序号</th>
          <th>题名</th>
          <th>日期</th>
          <th className="num">页号</th>
        </tr>
      </thead>
      <tbody>
        {volume.contents.map((row) => (
          <tr key={row.itemId} title={`${row.code} ${row.author}`}>
            <td className="num">{row.place}</td>
            <td>{row.title}</td>
            <td className="nowrap small">{row.dated ?? ''}</td>
            <td className="num">{row.page ?? <span className="warn">–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is printed for a household's file, and for a village's or the township's. */
const HOUSEHOLD_PAPERS = [
  { key: 'P41', label: '案卷封面' },
  { key: 'P41B', label: '盒脊' },
  { key: 'P42', label: '卷内目录' },
  { key: 'P43', label: '备考表' },
];

function PrintVolume({ volume }: { volume: VolumeDetail }): ReactNode {
  const { householdId, villageId, kind } = volume;
  if (householdId !== null)
    return (
      <Dropdown
        trigger={['click']}
        menu={{
          items: HOUSEHOLD_PAPERS,
          onClick: ({ key }) => sendToPrint(key, { households: [householdId] }),
        }}
      >
        <Button may="print">打印…</Button>
      </Dropdown>
    );
  return (
    <Button
      may="print"
      onClick={() =>
        kind === 'village' && villageId !== null
          ? sendToPrint('P42B', { villageId })
          : sendToPrint('P42C', { township: true })
      }
    >
      打印目录
    </Button>
  );
}

function Reopen({ id, code, onClose }: { id: number; code: string; onClose: () => void }): ReactNode {
  const act = useAct('filing.reopenVolume');
  return (
    <ReasonDialog
      title={`重新打开 ${code}`}
      word="重新打开"
      busy={act.isPending}
      error={act.error}
      onReason={(reason) => act.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
