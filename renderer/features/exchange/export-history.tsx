import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, sentenceOf } from '../../client.ts';
import { useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { ExportChanges } from './export-changes.tsx';
import { saveOutputs } from './save-outputs.ts';

type Sent = Output<'export.list'>['exports'][number];

const FIRST = 20;

/** What was sent when; each can be compared with now and saved again as it was. */
export function ExportHistory(): ReactNode {
  const { message } = App.useApp();
  const exports = useAnswer('export.list', {}).data?.exports ?? [];
  const [compared, setCompared] = useState<Sent | null>(null);
  const [all, setAll] = useState(false);
  if (exports.length === 0) return null;
  const again = async ({ id }: Sent): Promise<void> => {
    try {
      const file = await call('export.again', { id });
      await saveOutputs([file]);
      if (file.same) message.success('与当时的文件完全一样，已放到下载里');
      else message.warning('内容与当时相同，但文件的校验码不同（由另一版本的程序写成）', 8);
    } catch (thrown) {
      message.error(sentenceOf(thrown), 8);
    }
  };
  return (
    <section className="panel" aria-label="导出历史">
      <h2>导出历史</h2>
      <table className="sheet" aria-label="导出历史">
        <thead>
          <tr>
            <th>时间</th>
            <th>表</th>
            <th>年度或起止</th>
            <th>范围</th>
            <th className="num">行</th>
            <th className="num">户</th>
            <th className="num">人</th>
            <th>校验码（前 12 位）</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {exports.slice(0, all ? exports.length : FIRST).map((sent) => (
            <tr key={sent.id}>
              <td className="nowrap">{momentOf(sent.at)}</td>
              <td title={sent.file}>
                {sent.title}
                {sent.working ? <span className="faint after">有错误，不得上报</span> : null}
              </td>
              <td className="nowrap">{sent.from === null ? sent.year : `${sent.from} 至 ${sent.to}`}</td>
              <td>{sent.area}</td>
              <td className="num">{countOf(sent.rows)}</td>
              <td className="num">{sent.households === null ? '' : countOf(sent.households)}</td>
              <td className="num">{sent.members === null ? '' : countOf(sent.members)}</td>
              <td className="faint">{sent.sha256.slice(0, 12)}</td>
              <td className="num acts">
                {sent.kept ? (
                  <>
                    <Button size="small" onClick={() => setCompared(sent)}>
                      与现在对比
                    </Button>
                    <GuardedButton may="export" size="small" onClick={() => void again(sent)}>
                      再存一份
                    </GuardedButton>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all || exports.length <= FIRST ? null : (
        <Button type="link" onClick={() => setAll(true)}>
          看全部 {countOf(exports.length)} 次
        </Button>
      )}
      {compared === null ? null : <ExportChanges sent={compared} onClose={() => setCompared(null)} />}
    </section>
  );
}
