import { CloseOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, sentenceOf } from '../../client.ts';
import { handOver } from '../../memory.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { replace } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';
import { printPdfs } from '../../ui/print-pages.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';

type Printed = Output<'document.get'>;

function printAnew(printed: Printed): void {
  const { document, householdId, procedureId, villageId } = printed;
  handOver('documents.sent', {
    document,
    ...(householdId === null ? {} : { households: [householdId] }),
    ...(householdId === null && procedureId !== null ? { procedureId } : {}),
    ...(householdId === null && procedureId === null && villageId !== null ? { villageId } : {}),
    ...(householdId === null && procedureId === null && villageId === null ? { township: true } : {}),
  });
  replace({ page: 'documents', tab: 'print' });
}

function Facts({ printed }: { printed: Printed }): ReactNode {
  const file =
    printed.filePapers > 1
      ? `同一文件里有 ${printed.filePapers} 份，共 ${printed.filePages ?? 0} 页；这一份从第 ${printed.firstPage ?? 1} 页起`
      : `${printed.pages} 页`;
  return (
    <dl className="facts">
      <dt>对象</dt>
      <dd>{printed.subject}</dd>
      <dt>打印</dt>
      <dd>
        {momentOf(printed.printedAt)} · {printed.operator} · {printed.paper} · {printed.copies} 份
      </dd>
      <dt>文件</dt>
      <dd>{file}</dd>
      <dt>校验值</dt>
      <dd className="small wrap-anywhere">{printed.sha256 ?? '没有留存'}</dd>
      {printed.reprints.length > 0 ? (
        <>
          <dt>再印</dt>
          <dd>
            {printed.reprints.map(({ at, operator, copies }) => (
              <div key={at}>
                {momentOf(at)} · {operator} · {copies} 份
              </div>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** One print out of the history: what it was, and printing it again as it was, alone, or anew. */
export function PrintedDocument({ id, onClose }: { id: number; onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const answer = useAnswer('document.get', { id }, { keep: true });
  const [busy, setBusy] = useState(false);
  const again = async (what: 'print' | 'save', alone: boolean): Promise<void> => {
    setBusy(true);
    try {
      const made = await call('document.reprint', { id, alone });
      const bytes = await readOutput(made.outputId);
      if (what === 'save') saveFile(made.name, bytes);
      else await printPdfs([bytes], () => {});
      message.success(`已照原样${what === 'save' ? '保存' : '送打印'} ${made.pages} 页，已记入这份文书`);
    } catch (thrown) {
      message.error(sentenceOf(thrown), 8);
    } finally {
      await refreshAll();
      setBusy(false);
    }
  };
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const printed = answer.data;
  const several = printed.filePapers > 1;
  return (
    <aside className="side right printed" style={{ width: 340 }} aria-label="这份文书">
      <div className="toolbar flat">
        <strong>{printed.title}</strong>
        <span className="spread" />
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label="关闭"
          onClick={onClose}
        />
      </div>
      <Facts printed={printed} />
      {printed.rewordedSince.length > 0 ? (
        <Note>这份文书的{printed.rewordedSince.join('、')}后来改写过。照原样再印，用的还是当时的文字。</Note>
      ) : null}
      {printed.newLayoutSince ? <Note>程序里这份文书的版式后来有调整。</Note> : null}
      {printed.sha256 === null ? null : (
        <div className="stack">
          <GuardedButton may="print" loading={busy} onClick={() => void again('print', several)}>
            {several ? '照原样再印这一份' : '照原样再印'}
          </GuardedButton>
          {several ? (
            <GuardedButton may="print" disabled={busy} onClick={() => void again('print', false)}>
              照原样再印整个文件
            </GuardedButton>
          ) : null}
          <GuardedButton may="print" disabled={busy} onClick={() => void again('save', several)}>
            存成 PDF
          </GuardedButton>
        </div>
      )}
      <div className="stack">
        <GuardedButton may="print" type="link" onClick={() => printAnew(printed)}>
          按现在的数据重新打印
        </GuardedButton>
      </div>
    </aside>
  );
}
