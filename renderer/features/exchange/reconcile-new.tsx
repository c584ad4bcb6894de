import { App, Button, Checkbox, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { sendFile } from '../../ui/send-file.ts';
import { ReconcileFiles } from './reconcile-files.tsx';

type Opened = Output<'reconcile.open'>;
interface Files {
  readonly national: readonly File[];
  readonly paper: readonly File[];
}

interface ReconcileNewProps {
  readonly onClose: () => void;
  readonly onDone: (id: number) => void;
}

/** Choose the tables, see what they were taken for and which fields are compared, compare. Nothing is written in the archive's data. */
export function ReconcileNew({ onClose, onDone }: ReconcileNewProps): ReactNode {
  const { year } = useArchive();
  const { message, modal } = App.useApp();
  const [files, setFiles] = useState<Files>({ national: [], paper: [] });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [fields, setFields] = useState<readonly string[]>([]);
  /** The paper file has some households only. */
  const [isPart, setIsPart] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      await run();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const look = (next: Files): Promise<void> =>
    attempt(async () => {
      setFiles(next);
      setOpened(null);
      if (next.national.length + next.paper.length === 0) return;
      const answer = await runJob('三账比对：看文件', async (job) => {
        const send = async (those: readonly File[]) => {
          const ids: string[] = [];
          for (const file of those) ids.push(await sendFile(file, job));
          return ids;
        };
        const [nationalFileIds, paperFileIds] = [await send(next.national), await send(next.paper)];
        return call('reconcile.open', { nationalFileIds, paperFileIds, year, job });
      });
      setOpened(answer);
      setFields(answer.fields.filter(({ usual }) => usual).map(({ key }) => key));
    });
  const run = (openId: string): Promise<void> =>
    attempt(async () => {
      const done = await runJob('三账比对：逐户逐人比', (job) =>
        call('reconcile.run', { openId, fields: [...fields], partial: isPart ? ['paper'] : [], job }),
      );
      await refreshAll();
      const refused = done.registers.reduce((sum, each) => sum + each.refused, 0);
      if (refused > 0)
        modal.warning({
          title: `比出差异 ${countOf(done.lines)} 处；${countOf(refused)} 行读不懂，没有比`,
          content: (
            <ul className="in-the-way">
              {done.registers.flatMap(({ file, problems }) =>
                problems.slice(0, 20).map(({ row, reason }) => (
                  <li key={`${file} ${row}`}>
                    {file} 第 {row} 行：{reason}
                  </li>
                )),
              )}
            </ul>
          ),
        });
      else message.success(`比出差异 ${countOf(done.lines)} 处`);
      if (done.beyond > 0)
        message.warning(`还有 ${countOf(done.beyond)} 处没有列出。先处理这些，再比一次。`, 8);
      onDone(done.id);
    });
  const usable = opened?.registers.some(({ problem }) => problem === null) ?? false;
  const close = (): void => {
    if (opened !== null) void call('reconcile.discard', { openId: opened.openId });
    onClose();
  };
  return (
    <Modal
      open
      width={820}
      title={`新的三账比对（${year} 年度）`}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        <Button
          key="run"
          type="primary"
          loading={busy}
          disabled={!usable || fields.length === 0}
          onClick={() => void run(opened?.openId ?? '')}
        >
          开始比对
        </Button>,
      ]}
    >
      <div className="stack">
        <Note>只比不写：档案里的数据不会改动，比出来的差异列成清单，由您逐条决定。</Note>
        <div className="two-registers">
          <ReconcileFiles
            title="国家系统导出的表"
            hint="成员信息、户信息、全字段"
            files={files.national}
            registers={opened?.registers.filter(({ side }) => side === 'national') ?? []}
            onFiles={(national) => void look({ ...files, national })}
          />
          <ReconcileFiles
            title="纸质台账录成的表"
            hint="有姓名、证件号码的名单"
            files={files.paper}
            registers={opened?.registers.filter(({ side }) => side === 'paper') ?? []}
            onFiles={(paper) => void look({ ...files, paper })}
          />
        </div>
        {files.paper.length === 0 ? null : (
          <Checkbox checked={isPart} onChange={(event) => setIsPart(event.target.checked)}>
            台账只是一部分户：没列上的户和人不算“台账里没有”
          </Checkbox>
        )}
        {opened === null || opened.fields.length === 0 ? null : (
          <FormItem wide label="比哪些指标" hint={`表里有 ${opened.fields.length} 项可以比，已选常用的`}>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                aria-label="比哪些指标"
                maxTagCount="responsive"
                style={{ width: '100%' }}
                value={[...fields]}
                onChange={setFields}
                showSearch={{ optionFilterProp: 'label' }}
                options={opened.fields.map(({ key, label }) => ({ value: key, label }))}
              />
            )}
          </FormItem>
        )}
        <ErrorNote error={error} />
      </div>
    </Modal>
  );
}
