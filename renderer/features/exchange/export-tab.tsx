import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { readOutput } from '../../ui/read-output.ts';
import { saveFile } from '../../ui/save-file.ts';
import { ExportRefused, refusedOf } from './export-refused.tsx';

interface Refusal {
  readonly title: string;
  readonly year: number;
  readonly error: unknown;
}

/** The national sheets of the year; what stands in the way of one is listed, each line opens its household. */
export function ExportTab(): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const kinds = useAnswer('export.kinds', { year }, { keep: true });
  const [running, setRunning] = useState<string | null>(null);
  const [refusal, setRefused] = useState<Refusal | null>(null);
  const refused = refusal?.year === year ? refusal : null;

  const write = async (kind: string, title: string): Promise<void> => {
    setRunning(kind);
    setRefused(null);
    try {
      const { files } = await runJob(`导出：${title}`, (job) => call('export.write', { kind, year, job }));
      for (const file of files) saveFile(file.name, await readOutput(file.outputId));
      await refreshAll();
      const rows = files.reduce((sum, file) => sum + file.rows, 0);
      message.success(`已导出“${title}” ${countOf(rows)} 行，已放到下载里`);
    } catch (thrown) {
      if (isCancelled(thrown)) message.info(sentenceOf(thrown));
      else setRefused({ title, year, error: thrown });
    } finally {
      setRunning(null);
    }
  };
  if (kinds.isPending) return <Busy />;
  return (
    <div className="scroll exchange">
      <section className="panel" aria-label="可导出的表">
        <h2>{year} 年度可导出的表</h2>
        <ErrorNote error={kinds.error} />
        {kinds.data?.whyNone == null ? null : <Note>{kinds.data.whyNone}</Note>}
        <table className="sheet" aria-label="可导出的表" hidden={kinds.data?.whyNone != null}>
          <thead>
            <tr>
              <th>表</th>
              <th className="num">行数</th>
              <th className="num">列数</th>
              <th />
              <th />
            </tr>
          </thead>
          <tbody>
            {(kinds.data?.kinds ?? []).map((kind) => (
              <tr key={kind.kind}>
                <td className="strong">{kind.title}</td>
                <td className="num">{countOf(kind.rows)}</td>
                <td className="num">{countOf(kind.columns)}</td>
                <td className="quiet">
                  {kind.inferred ? '表头未见官方样表，上传前请与系统下载的空表核对' : ''}
                </td>
                <td className="num">
                  <Button
                    icon={<DownloadOutlined aria-hidden />}
                    aria-label={`导出 ${kind.title}`}
                    disabled={kind.rows === 0 || running !== null}
                    loading={running === kind.kind}
                    onClick={() => void write(kind.kind, kind.title)}
                  >
                    导出
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {refused === null ? null : refusedOf(refused.error).length > 0 ? (
        <ExportRefused title={refused.title} error={refused.error} />
      ) : (
        <ErrorNote error={refused.error} />
      )}
      <ExportHistory />
    </div>
  );
}

function ExportHistory(): ReactNode {
  const answer = useAnswer('export.list', {});
  const exports = answer.data?.exports ?? [];
  if (exports.length === 0) return null;
  return (
    <section className="panel" aria-label="导出历史">
      <h2>导出历史</h2>
      <table className="sheet" aria-label="导出历史">
        <thead>
          <tr>
            <th>时间</th>
            <th>表</th>
            <th>年度</th>
            <th>文件</th>
            <th className="num">行数</th>
            <th>校验码（前 12 位）</th>
          </tr>
        </thead>
        <tbody>
          {exports.map((each) => (
            <tr key={each.id}>
              <td className="nowrap">{momentOf(each.at)}</td>
              <td>{each.title}</td>
              <td>{each.year}</td>
              <td>{each.file}</td>
              <td className="num">{countOf(each.rows)}</td>
              <td className="faint">{each.sha256.slice(0, 12)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
