import type { Column } from '../../../ui/virtual-table.tsx';
import { RETENTIONS, type Volume, VOLUME_KINDS, VOLUME_STATES } from './filing-words.ts';

const TONES: Partial<Record<Volume['state'], string>> = {
  open: 'chip look',
  lent: 'chip look',
  'handed-over': 'chip on',
};

export function VolumeState({ state }: { state: Volume['state'] }) {
  return <span className={TONES[state] ?? 'chip'}>{VOLUME_STATES[state]}</span>;
}

export const volumeColumns: readonly Column<Volume>[] = [
  { key: 'code', title: '档号', width: 190, render: ({ code }) => <span className="strong">{code}</span> },
  { key: 'kind', title: '种类', width: 60, render: ({ kind }) => VOLUME_KINDS[kind] },
  {
    ...{ key: 'title', title: '案卷题名', width: 200, grow: true },
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  { key: 'items', title: '件', width: 44, align: 'right', render: ({ items }) => items },
  {
    ...{ key: 'pages', title: '页', width: 50, align: 'right' },
    render: ({ pages }) => pages ?? <span className="warn">未数</span>,
  },
  { key: 'retention', title: '期限', width: 56, render: ({ retention }) => RETENTIONS[retention] },
  { key: 'state', title: '状态', width: 76, render: ({ state }) => <VolumeState state={state} /> },
];
