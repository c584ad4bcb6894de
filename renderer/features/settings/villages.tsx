import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { VillageDialog } from './village-dialog.tsx';

type Village = Output<'village.list'>['villages'][number];

export function Villages(): ReactNode {
  const answer = useAnswer('village.list', {});
  const [editing, setEditing] = useState<Village | 'new' | null>(null);
  if (answer.isPending) return <Busy />;
  const villages = answer.data?.villages ?? [];
  return (
    <div className="scroll">
      <div className="toolbar flat">
        <span className="quiet">电话和受理地址印在公示上；公示地点记在这里备查。</span>
        <span className="spread" />
        <Button onClick={() => setEditing('new')}>新增村</Button>
      </div>
      <ErrorNote error={answer.error} />
      {villages.length === 0 ? (
        <Empty title="还没有村">导入国家系统的表格会自动建村，也可以点“新增村”。</Empty>
      ) : (
        <table className="sheet" aria-label="村">
          <thead>
            <tr>
              <th>村</th>
              <th>行政区划代码</th>
              <th className="num">户</th>
              <th className="num">人</th>
              <th>组</th>
              <th>公示地点</th>
              <th>电话</th>
              <th>村委会地址</th>
            </tr>
          </thead>
          <tbody>
            {villages.map((village) => (
              <tr
                key={village.id}
                className="go"
                tabIndex={0}
                onClick={() => setEditing(village)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') setEditing(village);
                }}
              >
                <td className="strong">{village.name}</td>
                <td>{village.code ?? <span className="faint">未填</span>}</td>
                <td className="num">{countOf(village.households)}</td>
                <td className="num">{countOf(village.members)}</td>
                <td className="quiet">{village.groups.map((group) => group.name).join('、')}</td>
                <td>{village.noticePlace ?? <span className="faint">未填</span>}</td>
                <td>{village.phone ?? <span className="faint">未填</span>}</td>
                <td>{village.address ?? <span className="faint">未填</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing === null ? null : (
        <VillageDialog village={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}
