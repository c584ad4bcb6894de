import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { RecordList } from '../../fields/record-list.tsx';
import { VillageBasics } from './village-basics.tsx';
import { VillageYear } from './village-year.tsx';

type Village = Output<'village.list'>['villages'][number];

/** All that is kept of one village. */
export function VillagePage({ village, onBack }: { village: Village; onBack: () => void }): ReactNode {
  const { id } = village;
  const tabs = [
    { key: 'basics', label: '基本', body: <VillageBasics village={village} /> },
    { key: 'year', label: '年度情况', body: <VillageYear villageId={id} /> },
    {
      key: 'officers',
      label: '干部和工作队',
      body: <RecordList owner="village" ownerId={id} kind="village_officer" />,
    },
    {
      key: 'representatives',
      label: '村民代表',
      body: <RecordList owner="village" ownerId={id} kind="representative" />,
    },
    { key: 'boards', label: '公示栏', body: <RecordList owner="village" ownerId={id} kind="notice_board" /> },
  ];
  return (
    <div className="page">
      <div className="toolbar flat">
        <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={onBack}>
          全部村
        </Button>
        <h2>{village.name}</h2>
      </div>
      <Tabs
        className="household-tabs"
        destroyOnHidden
        items={tabs.map(({ key, label, body }) => ({
          key,
          label,
          children: <div className="tab-body">{body}</div>,
        }))}
      />
    </div>
  );
}
