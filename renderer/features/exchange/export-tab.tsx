import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ExportForms } from './export-forms.tsx';
import { ExportHistory } from './export-history.tsx';
import { ExportKinds } from './export-kinds.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportRefused, refusedOf } from './export-refused.tsx';
import { ExportSpan, questionOf, type Span } from './export-span.tsx';
import { saveOutputs } from './save-outputs.ts';

type Kind = Output<'export.kinds'>['kinds'][number];

interface Refusal {
  readonly title: string;
  readonly question: string;
  readonly error: unknown;
}

/** The tables of a year or of some days; what stands in the way of one is listed, each line opens its household. */
export function ExportTab(): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const [span, setSpan] = useState<Span>({ days: null, villageId: null });
  const question = questionOf(year, span);
  const kinds = useAnswer('export.kinds', question, { keep: true });
  const [running, setRunning] = useState<string | null>(null);
  const [shown, setShown] = useState<Kind | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refused = refusal?.question === JSON.stringify(question) ? refusal : null;

  const write = async ({ kind, title }: Kind, { working }: { working: boolean }): Promise<void> => {
    setRunning(kind);
    setRefusal(null);
    setShown(null);
    try {
      const { files } = await runJob(`导出：${title}`, (job) =>
        call('export.write', { ...question, kind, working, job }),
      );
      await saveOutputs(files);
      await refreshAll();
      const rows = files.reduce((sum, file) => sum + file.rows, 0);
      const what = working ? `“${title}”核对稿` : `“${title}”`;
      const parts = files.length === 1 ? '' : `，分 ${files.length} 个文件`;
      message.success(`已导出${what} ${countOf(rows)} 行${parts}，已放到下载里`);
    } catch (thrown) {
      if (isCancelled(thrown)) message.info(sentenceOf(thrown));
      else setRefusal({ title, question: JSON.stringify(question), error: thrown });
    } finally {
      setRunning(null);
    }
  };
  if (kinds.isPending) return <Busy />;
  return (
    <div className="scroll exchange export-tab">
      <section className="panel" aria-label="可导出的表">
        <ExportSpan year={year} span={span} onSpan={setSpan} />
        <ErrorNote error={kinds.error} />
        {kinds.data?.whyNone == null ? (
          <ExportKinds
            kinds={kinds.data?.kinds ?? []}
            question={question}
            running={running}
            shown={shown?.kind ?? null}
            onPreview={setShown}
            onWrite={(kind, how) => void write(kind, how)}
            onFindings={(kind) => void write(kind, { working: false })}
          />
        ) : (
          <Note>{kinds.data.whyNone}</Note>
        )}
        {kinds.data?.whyNone === null && kinds.data.kinds.every(({ rows }) => rows === 0) ? (
          <p className="quiet">
            这个范围里还没有要上报的户和人。请先导入或录入当年的数据，或者换一个年度、村或起止日期。
          </p>
        ) : null}
      </section>
      {refused === null ? null : refusedOf(refused.error).length > 0 ? (
        <ExportRefused title={refused.title} error={refused.error} />
      ) : (
        <ErrorNote error={refused.error} />
      )}
      {shown === null ? null : (
        <ExportPreview question={{ ...question, kind: shown.kind }} onClose={() => setShown(null)} />
      )}
      <ExportForms year={year} />
      <ExportHistory />
    </div>
  );
}
