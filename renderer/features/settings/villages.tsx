import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../queries.ts';
import { useRoute } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { VillageDialog } from './village-dialog.tsx';
import { VillagePage } from './village-page.tsx';

/** The villages of the township; one opens with all that is kept of it. */
export function Villages(): ReactNode {
  const answer = useAnswer('village.list', {});
  const [adding, setAdding] = useState(false);
  const { id } = useRoute();
  const [open, setOpen] = useState<number | null>(id ?? null);
  if (answer.isPending) return <Busy />;
  const villages = answer.data?.villages ?? [];
  const shown = villages.find((village) => village.id === open);
  if (shown !== undefined) return <VillagePage key={shown.id} village={shown} onBack={() => setOpen(null)} />;
  return (
    <div className="scroll">
      <div className="toolbar flat">
        <span className="quiet">点一个村，登记它的年度情况、干部和工作队、村民代表和公示栏。</span>
        <span className="spread" />
        <Button may="set-up" onClick={() => setAdding(true)}>
          新增村
        </Button>
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
                onClick={() => setOpen(village.id)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') setOpen(village.id);
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
      {adding ? <VillageDialog onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
