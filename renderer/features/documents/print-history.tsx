import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { handedOver, handOverDone } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { daysBetween } from '../../ui/days.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { PrintedDocument } from './printed-document.tsx';

type Printed = Output<'document.list'>['documents'][number];

/** 文书编号 as it is read aloud. */
const spelled = (code: string | null): string =>
  code === null ? '' : `${code.slice(0, 4)}-${code.slice(4)}`;

/** What of the paper came back as a scan. */
const backWords = ({ pages, pagesBack }: Printed): string =>
  pagesBack < pages ? `已收回 ${pagesBack}/${pages} 页` : '已收回签字件';

function NoticeDays({ to, today }: { to: string | null; today: string }): ReactNode {
  if (to === null) return null;
  const left = daysBetween(today, to);
  if (left > 0)
    return (
      <span>
        到 {to}，还剩 {left} 天
      </span>
    );
  if (left === 0) return <span className="warn">今天到期</span>;
  return <span className="faint">{to} 已结束</span>;
}

function Row({
  printed,
  today,
  isHere,
  onChoose,
}: {
  printed: Printed;
  today: string;
  isHere: boolean;
  onChoose: () => void;
}): ReactNode {
  return (
    <tr className={isHere ? 'here' : ''} onClick={onChoose}>
      <td className="nowrap">{momentOf(printed.printedAt)}</td>
      <td>
        <button type="button" className="plain strong" aria-pressed={isHere} onClick={onChoose}>
          {printed.title}
        </button>
        {printed.draft ? <span className="warn small"> 草稿</span> : null}
        {printed.pagesBack > 0 ? <span className="quiet small"> {backWords(printed)}</span> : null}
      </td>
      <td>{printed.subject}</td>
      <td className="nowrap small">{spelled(printed.code)}</td>
      <td>{printed.paper}</td>
      <td className="num">{printed.pages}</td>
      <td>{printed.operator}</td>
      <td>
        <NoticeDays to={printed.noticeTo} today={today} />
      </td>
    </tr>
  );
}

const PAGE = 200;

/** Every print, newest first; found by the code at its foot, by title, 户编号 or village. */
export function PrintHistory(): ReactNode {
  const { archive } = useArchive();
  const [text, setText] = useState(() => handedOver<string>('documents.find') ?? '');
  useEffect(() => void handOverDone('documents.find'), []);
  const [limit, setLimit] = useState(PAGE);
  const [chosen, setChosen] = useState<number | null>(null);
  const answer = useAnswer('document.list', { text: useDebounced(text, 200), limit }, { keep: true });
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { documents } = answer.data;
  if (documents.length === 0 && text === '')
    return <Empty title="还没有打印过文书">在“打印文书”里选文书、选对象，就能打印。</Empty>;
  return (
    <div className="columns desk">
      <section className="middle desk-middle" aria-label="打印历史">
        <div className="toolbar">
          <Input
            aria-label="查打印历史"
            placeholder="扫页脚的码，或输文书编号、名称、户编号、村"
            allowClear
            autoFocus
            style={{ width: 360 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={() => setChosen(documents[0]?.id ?? null)}
          />
          <span className="quiet">
            {documents.length < limit ? `${documents.length} 份` : `最近 ${limit} 份`}
          </span>
        </div>
        <div className="scroll">
          <table className="sheet sticky rows" aria-label="打印历史">
            <thead>
              <tr>
                <th>打印时间</th>
                <th>文书</th>
                <th>对象</th>
                <th>文书编号</th>
                <th>纸张</th>
                <th className="num">页数</th>
                <th>经办人</th>
                <th>公示</th>
              </tr>
            </thead>
            <tbody>
              {documents.map((printed) => (
                <Row
                  key={printed.id}
                  printed={printed}
                  today={archive.today}
                  isHere={printed.id === chosen}
                  onChoose={() => setChosen(printed.id)}
                />
              ))}
            </tbody>
          </table>
          {documents.length === 0 ? <p className="faint pad">没有找到。文书编号是页脚的八个字母。</p> : null}
          {documents.length === limit && limit < 500 ? (
            <Button type="link" onClick={() => setLimit(500)}>
              再往前看
            </Button>
          ) : null}
        </div>
      </section>
      {chosen === null ? null : <PrintedDocument id={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}
