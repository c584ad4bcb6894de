import { App, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { useRemembered } from '../../memory.ts';
import { refreshAll, useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { sendFile } from '../../ui/send-file.ts';
import { UndoButton } from '../../ui/undo-button.tsx';
import { CheckTabs } from './check-tabs.tsx';
import { ReceivedLines } from './received-lines.tsx';
import { ReceivedProblems } from './received-problems.tsx';

type Imported = Output<'received.import'>;

/** 上级清单: what the county found, laid beside our own check, settled line by line or at once, and handed back. */
export function Received(): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const lists = useAnswer('received.list', {});
  const [chosen, setChosen] = useRemembered<number | null>('received.list', null);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Imported['problems']>([]);
  const all = lists.data?.lists ?? [];
  const list = all.find(({ id }) => id === chosen) ?? all[0];
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    try {
      const read = await runJob(`读入 ${file.name}`, async (job) =>
        call('received.import', { fileId: await sendFile(file, job), year }),
      );
      await refreshAll();
      setProblems(read.problems);
      if (read.id === null) return;
      setChosen(read.id);
      void message.success(saidOf(read), 8);
    } catch (thrown) {
      if (!isCancelled(thrown)) void message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="page paper check" aria-label="上级疑点清单">
      <div className="toolbar">
        <CheckTabs />
        {list === undefined ? null : (
          <Select
            aria-label="哪份清单"
            style={{ width: 300 }}
            value={list.id}
            options={all.map((each) => ({
              value: each.id,
              label: `${each.receivedOn} ${each.title}（待处理 ${countOf(each.states.open)}）`,
            }))}
            onChange={setChosen}
          />
        )}
        <span className="spread" />
        {list === undefined ? null : <ListActs id={list.id} title={list.title} />}
        <FileButton
          may="review"
          label="导入上级清单"
          accept=".xlsx,.xls,.csv"
          primary={list === undefined}
          busy={busy}
          onFile={(file) => void take(file)}
        />
      </div>
      <ErrorNote error={lists.error} />
      <ReceivedProblems problems={problems} onClose={() => setProblems([])} />
      {lists.data === undefined ? <Busy /> : null}
      {lists.data !== undefined && list === undefined ? (
        <Empty title="没有上级下发的清单">
          <p>
            点“导入上级清单”，选县里下发的疑点表（一条规则一张表，或一张表里有“错误类型”一列）。按户编号、证件号码、姓名对到户和人，再和我们自己查的并排看。
          </p>
        </Empty>
      ) : null}
      {list === undefined ? null : <ReceivedLines key={list.id} id={list.id} />}
    </section>
  );
}

const saidOf = ({ hits, noHousehold, noRule }: Imported): string =>
  [
    `读入 ${countOf(hits)} 行`,
    ...(noHousehold === 0 ? [] : [`${countOf(noHousehold)} 行找不到户`]),
    ...(noRule === 0 ? [] : [`${countOf(noRule)} 行我们没有这条规则`]),
  ].join('，');

function ListActs({ id, title }: { id: number; title: string }): ReactNode {
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const remove = useAct('received.remove');
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const made = await call('received.workbook', { id });
      saveFile(made.name, await readOutput(made.outputId));
      void message.success(`带处理情况的清单 ${countOf(made.rows)} 行，已放到下载里`);
    } catch (thrown) {
      void message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(false);
    }
  };
  const ask = (): void =>
    void modal.confirm({
      title: `删除“${title}”？`,
      content: '清单和填写的处理情况一起删除，可以撤销。',
      okText: '删除',
      // What a message gives back is done when it is gone: the dialog does not wait for that.
      onOk: () =>
        remove.mutateAsync({ id }).then(
          ({ change }) =>
            void message.success({
              duration: 8,
              content: <>已删除{change === null ? null : <UndoButton change={change} label="撤销删除" />}</>,
            }),
          (thrown: unknown) => void message.error(sentenceOf(thrown), 8),
        ),
    });
  return (
    <>
      <Button may="review" type="text" onClick={ask}>
        删除
      </Button>
      <Button may="export" loading={busy} onClick={() => void save()}>
        导出处理结果
      </Button>
    </>
  );
}
