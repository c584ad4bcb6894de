import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { call } from '../../../client.ts';
import { useJobs } from '../../../jobs.ts';
import { countOf } from '../../../ui/numbers.ts';
import { TAKE_IN } from './take-in.ts';

const LOOK_EVERY_MS = 5000;

/** What lies in the watched folder; looked at as long as the page is open. Nothing comes in by itself. */
export function FolderLine({ onTake }: { onTake: () => void }): ReactNode {
  const isBusy = useJobs().some(({ title }) => title === TAKE_IN);
  const { data } = useQuery({
    queryKey: ['intake.state', {}],
    queryFn: () => call('intake.state', {}),
    refetchInterval: LOOK_EVERY_MS,
    enabled: !isBusy,
  });
  const folder = data?.folder ?? null;
  if (data === undefined || folder === null || isBusy) return null;
  if (!data.isThere)
    return (
      <div className="line inbox-line warn" role="status" aria-label="收件文件夹">
        收件文件夹“{folder.name}”打不开，U 盘或设备可能没有接好。
      </div>
    );
  return (
    <div className="line inbox-line" role="status" aria-label="收件文件夹">
      {data.waiting === 0 ? (
        <span className="quiet">收件文件夹“{folder.name}”里没有新文件</span>
      ) : (
        <>
          <span>
            收件文件夹“{folder.name}”里有 <span className="strong">{countOf(data.waiting)}</span> 个新文件
          </span>
          <Button size="small" type="primary" onClick={onTake}>
            收进来
          </Button>
          <span className="faint small">文件夹里的文件不会动</span>
        </>
      )}
    </div>
  );
}
