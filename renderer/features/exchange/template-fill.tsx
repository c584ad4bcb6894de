import { App, Button, Checkbox, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { TemplateState } from '#contract/template.ts';
import { useArchive } from '../../archive-context.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { TemplatePreview } from './template-preview.tsx';

interface TemplateFillProps {
  readonly state: TemplateState;
  /** The template is being understood anew. */
  readonly waits: boolean;
  readonly onOf: (of: string) => void;
}

type Misfits = 'refuse' | 'keep' | 'blank';

/** Whose rows; how they look in the template; filled and saved. */
export function TemplateFill({ state, waits, onOf }: TemplateFillProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const kinds = useAnswer('template.targets', {}).data?.rows ?? [];
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const lists = useAnswer('list.saved', {}).data?.lists ?? [];
  const [villageId, setVillage] = useState(0);
  const [listId, setList] = useState(0);
  const [byVillage, setByVillage] = useState(false);
  const [misfits, setMisfits] = useState<Misfits>('refuse');
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState<{ of: TemplateState; answer: Output<'template.preview'> } | null>(null);
  const [busy, setBusy] = useState(false);
  // What was tried before the columns changed says nothing any more.
  const preview = tried?.of === state ? tried.answer : null;
  const rows = {
    of: state.of ?? '',
    year,
    ...(villageId === 0 ? {} : { villageId }),
    ...(listId === 0 ? {} : { listId }),
  };
  const choose = (set: () => void): void => {
    set();
    setTried(null);
  };

  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      await run();
    } catch (thrown) {
      if (isCancelled(thrown)) message.info(sentenceOf(thrown));
      else setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const { templateId } = state;
  const tryOut = (): Promise<void> =>
    attempt(async () => {
      const answer = await runJob('填模板：试填', (job) =>
        call('template.preview', { templateId, rows, job }),
      );
      setTried({ of: state, answer });
    });
  const fill = (): Promise<void> =>
    attempt(async () => {
      const { files } = await runJob('填模板：写入', (job) =>
        call('template.fill', { templateId, rows, misfits, byVillage, job }),
      );
      for (const file of files) saveFile(file.name, await readOutput(file.outputId));
      await refreshAll();
      const count = files.reduce((sum, file) => sum + file.rows, 0);
      message.success(`已填好 ${countOf(count)} 行，${files.length} 个文件已放到下载里`);
    });

  return (
    <>
      <section className="panel" aria-label="填哪些">
        <h2>填哪些</h2>
        <div className="line">
          <Select
            aria-label="每一行是"
            style={{ width: 230 }}
            placeholder="每一行是…"
            value={state.of}
            onChange={onOf}
            options={kinds.map(({ of, title }) => ({ value: of, label: title }))}
          />
          <Select
            aria-label="哪个村"
            style={{ width: 150 }}
            value={villageId}
            onChange={(next) => choose(() => setVillage(next))}
            options={[
              { value: 0, label: '全部村' },
              ...villages.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {lists.length === 0 ? null : (
            <Select
              aria-label="哪张清单"
              style={{ width: 170 }}
              value={listId}
              onChange={(next) => choose(() => setList(next))}
              options={[
                { value: 0, label: '不按清单' },
                ...lists.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <span className="quiet">{year} 年度</span>
          <Checkbox checked={byVillage} onChange={(event) => setByVillage(event.target.checked)}>
            一村一个文件
          </Checkbox>
          <span style={{ flex: 1 }} />
          <Button loading={busy} disabled={waits || state.of === null} onClick={() => void tryOut()}>
            试填
          </Button>
          <Button
            type="primary"
            disabled={
              busy ||
              waits ||
              preview === null ||
              preview.rows === 0 ||
              (preview.misfits.length > 0 && misfits === 'refuse')
            }
            onClick={() => void fill()}
          >
            填好并保存
          </Button>
        </div>
        {preview === null || preview.misfits.length === 0 ? null : (
          <div className="line">
            <span className="warn">有 {countOf(preview.misfits.length)} 种值模板不收，怎么办：</span>
            <Radio.Group
              aria-label="模板不收的值"
              value={misfits}
              onChange={(event) => setMisfits(event.target.value as Misfits)}
              options={[
                { value: 'refuse', label: '先改档案再填' },
                { value: 'blank', label: '留空' },
                { value: 'keep', label: '照填' },
              ]}
            />
          </div>
        )}
        <ErrorNote error={error} />
      </section>
      {preview === null ? null : <TemplatePreview state={state} preview={preview} />}
    </>
  );
}
