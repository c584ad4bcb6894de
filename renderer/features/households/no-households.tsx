import type { ReactNode } from 'react';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/notes.tsx';

export function NoHouseholds({ none, onNew }: { none: boolean; onNew: () => void }): ReactNode {
  if (!none) return <Empty title="没有符合条件的户">请放宽上面的筛选条件，或在左边改选“全部”。</Empty>;
  return (
    <Empty title="档案库里还没有户">
      <p>先从国家系统导出的表格导入，一次就能建好全乡的户和成员；也可以逐户新增。</p>
      <div className="line">
        <Button may="import" type="primary" onClick={() => go({ page: 'exchange' })}>
          去导入
        </Button>
        <Button may="write" onClick={onNew}>
          新增一户
        </Button>
      </div>
    </Empty>
  );
}
