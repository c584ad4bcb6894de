import { useEffect } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAnswer } from '../queries.ts';

const LOOK_MS = 60_000;

/** How the backups stand; asked again by the minute, since they are made without anybody asking. */
export function useBackupState(): Output<'backup.state'> | undefined {
  const { data, refetch } = useAnswer('backup.state', {}, { keep: true });
  useEffect(() => {
    const timer = setInterval(() => void refetch(), LOOK_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  return data;
}
