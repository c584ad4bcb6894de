import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAct, useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { momentOf, sizeOf } from '../../ui/numbers.ts';

const NONE = '';

/** Another disk to which every backup goes too: a computer that burns or is stolen takes the first with it. */
export function SecondPlace(): ReactNode {
  const places = useAnswer('backup.places', {});
  const second = useAnswer('backup.state', {}).data?.second ?? null;
  const choose = useAct('backup.choosePlace');
  const there = places.data?.places ?? [];
  const chosen = places.data?.chosen ?? null;
  const isGone = chosen !== null && !there.some(({ id }) => id === chosen);
  return (
    <section className="panel" aria-label="第二个位置">
      <h2>第二个位置</h2>
      <p className="quiet">
        移动硬盘、优盘或单位的共享盘。每份备份做好就另存一份过去，文件同样加密。电脑坏了、丢了，靠它恢复。
      </p>
      <div className="line">
        <Select
          aria-label="第二个位置"
          style={{ width: 320 }}
          loading={places.isPending || choose.isPending}
          value={chosen ?? NONE}
          onChange={(id) => choose.mutate({ id: id === NONE ? null : id })}
          options={[
            { value: NONE, label: '不另存' },
            ...there.map(({ id, name, free }) => ({ value: id, label: `${name}（空闲 ${sizeOf(free)}）` })),
            ...(isGone ? [{ value: chosen, label: `${second?.name ?? chosen}（没有插上）` }] : []),
          ]}
        />
        <Button loading={places.isFetching} onClick={() => void places.refetch()}>
          重新查找
        </Button>
      </div>
      {second === null ? (
        <p className="warn">还没有第二个位置。插上移动硬盘，点“重新查找”，选上它。</p>
      ) : (
        <p className={second.isThere && second.problem === null ? 'quiet' : 'warn'}>
          {second.name}：{second.lastAt === null ? '还没有存过' : `最近存到 ${momentOf(second.lastAt)}`}
          {second.isThere ? '。' : '，现在没有插上。插上后会自动补存。'}
          {second.problem}
        </p>
      )}
      <ErrorNote error={choose.error ?? places.error} />
    </section>
  );
}
