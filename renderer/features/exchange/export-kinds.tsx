import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';

type Kind = Output<'export.kinds'>['kinds'][number];

/** Tables up to this size are checked at once; for larger ones the clerk asks. */
const CHECKED_AT_ONCE = 1000;

export interface KindActs {
  readonly onPreview: (kind: Kind) => void;
  readonly onWrite: (kind: Kind, how: { working: boolean }) => void;
  readonly onFindings: (kind: Kind) => void;
}

interface ExportKindsProps extends KindActs {
  readonly kinds: readonly Kind[];
  readonly question: Request<'export.kinds'>;
  /** The table that is being written. */
  readonly running: string | null;
  /** The table whose first rows are shown. */
  readonly shown: string | null;
}

/** The tables of the year: how many rows, whether errors are in the way, and what can be done with each. */
export function ExportKinds({ kinds, running, shown, ...rest }: ExportKindsProps): ReactNode {
  return (
    <table className="sheet export-kinds" aria-label="可导出的表">
      <thead>
        <tr>
          <th>编号</th>
          <th>表</th>
          <th className="num">行数</th>
          <th className="num">列数</th>
          <th>妨碍上报的错误</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <KindRow
            key={kind.kind}
            kind={kind}
            busy={running !== null}
            isRunning={running === kind.kind}
            isShown={shown === kind.kind}
            {...rest}
          />
        ))}
      </tbody>
    </table>
  );
}

interface KindRowProps extends KindActs {
  readonly kind: Kind;
  readonly question: Request<'export.kinds'>;
  readonly busy: boolean;
  readonly isRunning: boolean;
  readonly isShown: boolean;
}

function KindRow({ kind, busy, isRunning, isShown, onPreview, onWrite, ...rest }: KindRowProps): ReactNode {
  const isEmpty = kind.rows === 0;
  return (
    <tr className={isShown ? 'chosen' : isEmpty ? 'gone' : ''}>
      <td>{kind.kind}</td>
      <td className={isEmpty ? '' : 'strong'}>
        {kind.title}
        {kind.inferred ? (
          <span className="faint after" title="表头未见官方样表，上传前请与系统下载的空表核对">
            表头待核对
          </span>
        ) : null}
      </td>
      <td className="num">{countOf(kind.rows)}</td>
      <td className="num">{countOf(kind.columns)}</td>
      <td>{isEmpty ? null : <InTheWay kind={kind} {...rest} />}</td>
      <td className="num acts">
        <Button
          size="small"
          aria-label={`预览 ${kind.title}`}
          disabled={isEmpty}
          onClick={() => onPreview(kind)}
        >
          预览
        </Button>
        <GuardedButton
          may="export"
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          aria-label={`导出 ${kind.title}`}
          disabled={isEmpty || busy}
          loading={isRunning}
          onClick={() => onWrite(kind, { working: false })}
        >
          导出
        </GuardedButton>
        <GuardedButton
          may="export"
          size="small"
          aria-label={`导出核对稿 ${kind.title}`}
          disabled={isEmpty || busy}
          onClick={() => onWrite(kind, { working: true })}
        >
          核对稿
        </GuardedButton>
      </td>
    </tr>
  );
}

function InTheWay({
  kind,
  question,
  onFindings,
}: Pick<KindRowProps, 'kind' | 'question' | 'onFindings'>): ReactNode {
  const [asked, setAsked] = useState(false);
  const enabled = asked || kind.rows <= CHECKED_AT_ONCE;
  const check = useAnswer('export.check', { ...question, kind: kind.kind }, { enabled, keep: true });
  if (!enabled)
    return (
      <Button size="small" type="link" aria-label={`核查 ${kind.title}`} onClick={() => setAsked(true)}>
        核查
      </Button>
    );
  if (check.data === undefined) return <span className="faint">正在核查…</span>;
  if (check.data.errors === 0) return <span className="quiet">没有错误，可以导出</span>;
  return (
    <Button
      size="small"
      type="link"
      danger
      aria-label={`看 ${kind.title} 的错误`}
      onClick={() => onFindings(kind)}
    >
      {countOf(check.data.errors)} 处错误
    </Button>
  );
}
