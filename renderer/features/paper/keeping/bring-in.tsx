import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, isCancelled } from '../../../client.ts';
import { runJob } from '../../../jobs.ts';
import { refreshAll } from '../../../queries.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { sendFile } from '../../../ui/send-file.ts';
import { UndoButton } from '../../../ui/undo-button.tsx';

type Brought = Output<'keeping.bring'>;

/** A package's households into this archive; those that it has already are left alone and named. */
export function BringIn(): ReactNode {
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const bring = async (file: File): Promise<void> => {
    setBusy(true);
    setError(null);
    setBrought(null);
    try {
      setBrought(
        await runJob(`移入 ${file.name}`, async (job) =>
          call('keeping.bring', { fileId: await sendFile(file, job), job }),
        ),
      );
      await refreshAll();
    } catch (thrown) {
      if (!isCancelled(thrown)) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const ask = (file: File): void =>
    void modal.confirm({
      title: `把“${file.name}”移入这个档案库？`,
      content:
        '先核对包是不是完整，再把里面的户、文书、扫描件和档号写进来。档案库里已经有的户不动。可以整个撤销。',
      okText: '移入',
      width: 480,
      onOk: () => void bring(file),
    });
  return (
    <section className="panel" aria-label="移入一个包">
      <div className="line">
        <h2>移入一个包</h2>
        <span className="quiet">别的档案库打的包，整户移进来。</span>
        <span className="spread" />
        <FileButton may="import" label="选包移入" accept=".zip" busy={busy} onFile={ask} />
      </div>
      <ErrorNote error={error} />
      {brought === null ? null : (
        <>
          <Note tone={brought.refused.length === 0 ? 'good' : 'look'}>
            移入 {countOf(brought.households)} 户 {countOf(brought.members)} 人，文书{' '}
            {countOf(brought.documents)} 份，扫描件和照片 {countOf(brought.attachments)} 份。
            {brought.refused.length === 0 ? '' : `${countOf(brought.refused.length)} 户没有移入：`}
            {brought.change === null ? null : <UndoButton change={brought.change} label="撤销移入" />}
          </Note>
          {brought.refused.length === 0 ? null : (
            <ul className="reasons">
              {brought.refused.map(({ householdNo, message }) => (
                <li key={householdNo}>
                  {householdNo}：{message}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
