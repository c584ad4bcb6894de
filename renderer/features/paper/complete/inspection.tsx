import { ArrowLeftOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, sentenceOf } from '../../../client.ts';
import { sendToPrint } from '../../../fields/send-to-print.ts';
import { useRemembered } from '../../../memory.ts';
import { useAnswer } from '../../../queries.ts';
import { go } from '../../../route.ts';
import { useStatus } from '../../../status-line.ts';
import { Button as GuardedButton } from '../../../ui/button.tsx';
import { Busy, Empty, ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { readOutput } from '../../../ui/read-output.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import { inspectionColumns } from './inspection-columns.tsx';

type Found = Output<'paper.inspect'>;

/** The households of an inspection's list, pasted as it came, and what each lacks. */
export function Inspection({ onBack }: { onBack: () => void }): ReactNode {
  const { message } = App.useApp();
  const [text, setText] = useRemembered('paper.inspection', '');
  const [asked, setAsked] = useState(text);
  const answer = useAnswer('paper.inspect', { text: asked }, { enabled: asked.trim() !== '' });
  const found = answer.data;
  const save = async (): Promise<void> => {
    const made = await call('paper.inspectSheet', { text: asked });
    saveFile(made.name, await readOutput(made.outputId));
    void message.success(`抽查名单的材料情况 ${countOf(made.rows)} 行，已放到下载里`);
  };
  const lacking = (found?.households ?? []).filter((each) => each.missing.length + each.unsigned.length > 0);
  useStatus(
    found === undefined
      ? ''
      : `名单上找到 ${countOf(found.households.length)} 户，有缺的 ${countOf(lacking.length)} 户，没找到 ${countOf(found.unknown.length)} 行`,
  );
  return (
    <>
      <div className="toolbar">
        <Button icon={<ArrowLeftOutlined aria-hidden />} aria-label="回到全乡镇" onClick={onBack} />
        <h2>检查组名单</h2>
        <span className="quiet">一行一户：户编号、户主或家人姓名、证件号码都行</span>
        <span className="spread" />
        {found === undefined || found.households.length === 0 ? null : (
          <>
            <GuardedButton
              may="export"
              onClick={() => void save().catch((thrown: unknown) => message.error(sentenceOf(thrown), 8))}
            >
              存表格
            </GuardedButton>
            <GuardedButton
              may="print"
              title="一户一份：这一户的材料清单和文书"
              onClick={() =>
                sendToPrint('P42', { households: found.households.map(({ householdId }) => householdId) })
              }
            >
              打印卷内目录
            </GuardedButton>
          </>
        )}
      </div>
      <div className="columns">
        <aside className="side left inspection-list">
          <Input.TextArea
            aria-label="检查组名单"
            autoFocus
            placeholder={'从 Excel、WPS 或短信里粘贴，\n一行一户'}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onPaste={({ clipboardData }) => {
              if (text !== '') return;
              setAsked(clipboardData.getData('text'));
            }}
          />
          <Button type="primary" disabled={text.trim() === ''} onClick={() => setAsked(text)}>
            查材料
          </Button>
          {found !== undefined && found.unknown.length > 0 ? (
            <Note tone="look">
              没有找到 {countOf(found.unknown.length)} 行：{found.unknown.slice(0, 20).join('、')}
              {found.unknown.length > 20 ? '…' : ''}
            </Note>
          ) : null}
        </aside>
        <Results answer={found} error={answer.error} isBusy={answer.isFetching} />
      </div>
    </>
  );
}

interface ResultsProps {
  readonly answer: Found | undefined;
  readonly error: unknown;
  readonly isBusy: boolean;
}

function Results({ answer, error, isBusy }: ResultsProps): ReactNode {
  const [cursor, setCursor] = useState(0);
  if (error !== null) return <ErrorNote error={error} />;
  if (answer === undefined)
    return isBusy ? (
      <Busy />
    ) : (
      <Empty title="先粘贴检查组给的名单">粘贴到左边，点“查材料”，这里逐户列出缺什么、什么没签字。</Empty>
    );
  const rows = answer.households;
  return (
    <div className="middle">
      <VirtualTable
        label="抽查的户"
        columns={inspectionColumns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        idOf={({ householdId }) => householdId}
        cursor={Math.min(cursor, rows.length - 1)}
        onCursor={setCursor}
        onOpen={({ householdId }) => go({ page: 'household', id: householdId, tab: 'documents' })}
        empty={<Empty title="名单上的户一个也没有找到">请核对是不是这个乡镇的户，或改用户编号再查。</Empty>}
      />
    </div>
  );
}
