import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  LoadingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { sentenceOf } from '../client.ts';

type Tone = 'bad' | 'look' | 'good' | 'plain';
const icons = {
  bad: <CloseCircleOutlined aria-hidden />,
  look: <ExclamationCircleOutlined aria-hidden />,
  good: <CheckCircleOutlined aria-hidden />,
  plain: <InfoCircleOutlined aria-hidden />,
} satisfies Record<Tone, ReactNode>;

/** One sentence set apart, with an icon of its kind. */
export function Note({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }): ReactNode {
  return (
    <div className={`note ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {icons[tone]}
      <div>{children}</div>
    </div>
  );
}

export function ErrorNote({ error }: { error: unknown }): ReactNode {
  return error === null || error === undefined ? null : <Note tone="bad">{sentenceOf(error)}</Note>;
}

/** An empty list: what it is for and what to do first. */
export function Empty({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Busy({ text = '正在读取…' }: { text?: string }): ReactNode {
  return (
    <div className="empty" role="status" aria-busy="true">
      <span>
        <LoadingOutlined aria-hidden /> {text}
      </span>
    </div>
  );
}
