import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { cancelJob, useJobs } from '../../../jobs.ts';
import { Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { TAKE_IN, type Taken } from './take-in.ts';

/** How far the take-in is that runs just now. */
export function TakeInHere(): ReactNode {
  const job = useJobs().find(({ title }) => title === TAKE_IN);
  if (job === undefined) return null;
  return (
    <div className="line inbox-line" role="status">
      <ProgressBar label={TAKE_IN} done={job.done} total={job.total} />
      <span className="quiet">
        {job.stage === '' ? '正在收件' : job.stage}{' '}
        {job.total === null ? '' : `${countOf(job.done)} / ${countOf(job.total)}`}
      </span>
      <span className="spread" />
      <Button size="small" loading={job.cancelling} onClick={() => void cancelJob(job.id)}>
        取消
      </Button>
    </div>
  );
}

/** What the last take-in brought, and each file that was not taken with its reason. */
export function TakenReport({ taken, onClose }: { taken: Taken; onClose: () => void }): ReactNode {
  const { total, filed, waiting, twice, refused } = taken;
  const parts = [
    `收进 ${countOf(total)} 页`,
    filed === 0 ? '' : `自动归位 ${countOf(filed)} 页`,
    waiting === 0 ? '' : `待处理 ${countOf(waiting)} 页`,
    twice === 0 ? '' : `重复 ${countOf(twice)} 页`,
    refused.length === 0 ? '' : `没有收 ${countOf(refused.length)} 个文件`,
  ];
  return (
    <div className="inbox-line taken" role="status" aria-label="收件结果">
      <Note tone={refused.length > 0 ? 'bad' : waiting + twice > 0 || taken.isCancelled ? 'look' : 'good'}>
        <div className="line">
          {taken.isCancelled ? '已取消，取消前' : ''}
          {parts.filter((part) => part !== '').join('，')}。
          <span className="spread" />
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label="收起收件结果"
            onClick={onClose}
          />
        </div>
        {refused.length === 0 ? null : (
          <ul aria-label="没有收的文件">
            {refused.map(({ name, message }, at) => (
              <li key={`${name} ${at}`}>{message.includes(name) ? message : `${name}：${message}`}</li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  );
}
