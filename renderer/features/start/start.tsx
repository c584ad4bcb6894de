import { type ReactNode, useState } from 'react';
import { useBroken } from '../../broken-archive.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { CreateArchive } from './create-archive.tsx';
import { OpenArchive } from './open-archive.tsx';
import { Recovery } from './recovery.tsx';

/** Open an archive of this computer, or make one; without any, making one comes first. */
export function Start(): ReactNode {
  const list = useAnswer('archive.list', {});
  const [making, setMaking] = useState(false);
  const broken = useBroken();
  if (list.isPending) return <Busy />;
  const archives = list.data?.archives ?? [];
  return (
    <div className="start">
      <header>
        <h1>户档</h1>
        <p className="quiet">乡镇户档案。数据加密存放在这台电脑里，不联网。</p>
      </header>
      <ErrorNote error={list.error} />
      {broken !== null ? (
        <Recovery broken={broken} />
      ) : making || archives.length === 0 ? (
        <CreateArchive first={archives.length === 0} onBack={() => setMaking(false)} />
      ) : (
        <OpenArchive archives={archives} onMake={() => setMaking(true)} />
      )}
    </div>
  );
}
