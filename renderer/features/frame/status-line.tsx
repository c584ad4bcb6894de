import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { cancelJob, type Job, useJobs } from '../../jobs.ts';
import { useStatusText } from '../../status-line.ts';
import { countOf } from '../../ui/numbers.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ChangeFindings } from './change-findings.tsx';

function JobLine({ job }: { job: Job }): ReactNode {
  const counts =
    job.total === null
      ? job.done > 0
        ? countOf(job.done)
        : ''
      : `${countOf(job.done)} / ${countOf(job.total)}`;
  return (
    <span className="job" role="status">
      <span>
        {job.title}
        {job.stage === '' ? '' : `：${job.stage}`} {counts}
      </span>
      <ProgressBar label={job.title} done={job.done} total={job.total} />
      <Button size="small" type="link" disabled={job.cancelling} onClick={() => void cancelJob(job.id)}>
        {job.cancelling ? '正在取消…' : '取消'}
      </Button>
    </span>
  );
}

export function StatusLine(): ReactNode {
  const { archive } = useArchive();
  const shown = useStatusText();
  const jobs = useJobs();
  const backup =
    archive.lastBackupOn === null
      ? '还没有备份，请到“设置”里备份'
      : `上次备份 ${archive.lastBackupOn.slice(0, 10)}`;
  return (
    <footer className="status">
      <span>{shown}</span>
      <ChangeFindings />
      <span className="spread" />
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
      <span className={archive.lastBackupOn === null ? 'warn' : ''}>{backup}</span>
      <span>
        全乡 {countOf(archive.households)} 户 {countOf(archive.members)} 人
      </span>
    </footer>
  );
}
