import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { cancelJob, type Job, useJobs } from '../../jobs.ts';
import { formatRoute } from '../../route.ts';
import { useStatusText } from '../../status-line.ts';
import { backupWords, secondWords } from '../../ui/backup-words.ts';
import { countOf } from '../../ui/numbers.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useBackupState } from '../../ui/use-backup-state.ts';
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

/** The last backup, and the second place where it wants a word. */
function BackupLine(): ReactNode {
  const state = useBackupState();
  if (state === undefined) return null;
  const words = [backupWords(state), secondWords(state)].filter(
    ({ tone }, at) => at === 0 || tone !== 'quiet',
  );
  return (
    <a className="line" href={formatRoute({ page: 'settings', tab: 'backup' })} aria-label="备份情况">
      {words.map(({ text, tone }) => (
        <span key={text} className={`cut ${tone}`} title={text}>
          {text}
        </span>
      ))}
    </a>
  );
}

export function StatusLine(): ReactNode {
  const { archive } = useArchive();
  const shown = useStatusText();
  const jobs = useJobs();
  return (
    <footer className="status">
      <span>{shown}</span>
      <ChangeFindings />
      <span className="spread" />
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
      <BackupLine />
      <span>
        全乡 {countOf(archive.households)} 户 {countOf(archive.members)} 人
      </span>
    </footer>
  );
}
