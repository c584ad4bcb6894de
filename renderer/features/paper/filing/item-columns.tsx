import type { Column } from '../../../ui/virtual-table.tsx';
import { type FiledItem, ITEM_STATES, RETENTIONS } from './filing-words.ts';

const TONES: Partial<Record<FiledItem['state'], string>> = {
  lent: 'chip look',
  listed: 'chip look',
  'handed-over': 'chip on',
  destroyed: 'chip bad',
  withdrawn: 'chip bad',
};

export function ItemState({ state }: { state: FiledItem['state'] }) {
  const tone = TONES[state];
  return tone === undefined ? (
    <span className="quiet">{ITEM_STATES[state]}</span>
  ) : (
    <span className={tone}>{ITEM_STATES[state]}</span>
  );
}

export const itemColumns: readonly Column<FiledItem>[] = [
  {
    ...{ key: 'code', title: '档号', width: 206 },
    render: ({ code, oldCodes }) => (
      <span className="strong" title={oldCodes.length === 0 ? code : `原号 ${oldCodes.join('、')}`}>
        {code}
        {oldCodes.length === 0 ? null : <span className="faint"> 改过</span>}
      </span>
    ),
  },
  {
    ...{ key: 'title', title: '题名', width: 200, grow: true },
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  { key: 'dated', title: '日期', width: 92, render: ({ dated }) => dated ?? '' },
  { key: 'retention', title: '期限', width: 56, render: ({ retention }) => RETENTIONS[retention] },
  {
    ...{ key: 'pages', title: '页数', width: 50, align: 'right' },
    render: ({ pages }) => pages ?? <span className="warn">未数</span>,
  },
  {
    ...{ key: 'place', title: '放在', width: 112 },
    render: ({ box, volume }) =>
      box !== null ? (
        `第 ${box.number} 盒`
      ) : volume !== null ? (
        <span title={volume.code}>卷内第 {volume.place ?? '–'} 件</span>
      ) : (
        <span className="warn">没有装盒</span>
      ),
  },
  { key: 'state', title: '状态', width: 72, render: ({ state }) => <ItemState state={state} /> },
];
