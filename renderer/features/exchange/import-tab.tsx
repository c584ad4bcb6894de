import { type ReactNode, useState } from 'react';
import type { ImportAnswer } from '#contract/import.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob, useJobs } from '../../jobs.ts';
import { refreshAll } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { sendFile } from '../../ui/send-file.ts';
import { ChooseFiles } from './choose-files.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportSummary } from './import-summary.tsx';

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'plan'; readonly importId: string; readonly answer: ImportAnswer }
  | { readonly kind: 'done'; readonly answer: ImportAnswer };

function JobHere(): ReactNode {
  const job = useJobs().find((each) => each.title.startsWith('导入'));
  if (job === undefined) return null;
  return (
    <p className="line">
      <ProgressBar label={job.title} done={job.done} total={job.total} />
      <span className="quiet">
        {job.stage} {job.total === null ? '' : `${countOf(job.done)} / ${countOf(job.total)}`}
      </span>
      <span className="faint">可以先做别的，在下方状态栏可以取消</span>
    </p>
  );
}

/** Choose → what would be written → confirm → report. Nothing is written before 确认导入. */
export function ImportTab(): ReactNode {
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });
  const [year, setYear] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      await run();
    } catch (thrown) {
      setError(thrown);
      setStage((now) => (now.kind === 'reading' ? { kind: 'choose' } : now));
    } finally {
      setBusy(false);
    }
  };
  const plan = (files: readonly File[]): Promise<void> =>
    attempt(async () => {
      setStage({ kind: 'reading' });
      const { importId, answer } = await runJob('导入：读表', async (job) => {
        const fileIds: string[] = [];
        for (const file of files) fileIds.push(await sendFile(file, job));
        return call('import.plan', { fileIds, job, ...(year === null ? {} : { year }) });
      });
      setStage({ kind: 'plan', importId, answer });
    });
  const commit = (importId: string): Promise<void> =>
    attempt(async () => {
      const answer = await runJob('导入：写入', (job) => call('import.commit', { importId, job }));
      await refreshAll();
      setStage({ kind: 'done', answer });
    });
  const discard = (importId: string): Promise<void> =>
    attempt(async () => {
      await call('import.discard', { importId });
      setStage({ kind: 'choose' });
    });

  return (
    <div className="scroll exchange">
      {error === null ? null : isCancelled(error) ? (
        <Note>{sentenceOf(error)}</Note>
      ) : (
        <ErrorNote error={error} />
      )}
      {stage.kind === 'choose' ? (
        <>
          <ChooseFiles year={year} onYear={setYear} onFiles={(files) => void plan(files)} />
          <ImportHistory />
        </>
      ) : null}
      {stage.kind === 'reading' ? (
        <section className="panel">
          <h2>正在读表，还没有写入任何数据</h2>
          <JobHere />
        </section>
      ) : null}
      {stage.kind === 'plan' ? (
        <ImportSummary
          answer={stage.answer}
          state="plan"
          busy={busy}
          onConfirm={() => void commit(stage.importId)}
          onBack={() => void discard(stage.importId)}
        />
      ) : null}
      {stage.kind === 'done' ? (
        <ImportSummary
          answer={stage.answer}
          state="done"
          busy={busy}
          onBack={() => setStage({ kind: 'choose' })}
        />
      ) : null}
    </div>
  );
}
