import type { ReactNode } from 'react';
import { useJobs } from '../../jobs.ts';
import { countOf } from '../../ui/numbers.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** How far the running import is. */
export function JobHere(): ReactNode {
  const job = useJobs().find((each) => each.title.startsWith('导入'));
  if (job === undefined) return null;
  return (
    <p className="line">
      <ProgressBar label={job.title} done={job.done} total={job.total} />
      <span className="quiet">
        {job.stage} {job.total === null ? '' : `${countOf(job.done)} / ${countOf(job.total)}`}
      </span>
      <span className="faint">可以先做别的，在下方状态栏可以取消</span>
    </p>
  );
}
