import type { ReactNode } from 'react';

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

export function ProgressBar({ label, done, total }: ProgressBarProps): ReactNode {
  const known = total !== null && total > 0;
  const percent = known ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <span
      className={`bar${known ? '' : ' unknown'}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? percent : undefined}
    >
      <i style={known ? { width: `${percent}%` } : {}} />
    </span>
  );
}
