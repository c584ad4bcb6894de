import type { Output } from '#contract/channels.ts';
import { countOf } from './numbers.ts';
import { shortMoment } from './short-moment.ts';

type State = Output<'backup.state'>;

export interface BackupWords {
  readonly text: string;
  readonly tone: 'quiet' | 'warn' | 'wrong';
}

const DAY_MS = 86_400_000;
/** A second place that was not there for so long is worth a word. */
const LONG_AWAY = 7;

const daysSince = (iso: string, now: Date): number =>
  Math.floor((now.getTime() - new Date(iso).getTime()) / DAY_MS);

/** How the backups stand: what hurts most first. */
export function backupWords(state: State, now = new Date()): BackupWords {
  if (state.running) return { text: '正在备份…', tone: 'quiet' };
  if (state.lastError !== null) return { text: `上次备份没有做成：${state.lastError}`, tone: 'wrong' };
  if (state.lastProvedAt === null) return { text: '还没有备份', tone: 'warn' };
  const since = state.unsavedChanges === 0 ? '' : `，此后 ${countOf(state.unsavedChanges)} 项操作未备份`;
  return { text: `上次备份 ${shortMoment(state.lastProvedAt, now)} 已核对${since}`, tone: 'quiet' };
}

/** How the second place stands. */
export function secondWords({ second }: Pick<State, 'second'>, now = new Date()): BackupWords {
  if (second === null) return { text: '没有第二个备份位置', tone: 'warn' };
  if (second.problem !== null) return { text: `${second.name}：${second.problem}`, tone: 'wrong' };
  const days = second.lastAt === null ? null : daysSince(second.lastAt, now);
  if (days === null) return { text: `还没有存到${second.name}`, tone: 'warn' };
  if (second.isThere && days < LONG_AWAY) return { text: `${second.name}上也有`, tone: 'quiet' };
  if (days === 0) return { text: `${second.name}没有插上，今天存过`, tone: 'quiet' };
  return { text: `${second.name}已 ${days} 天没有存备份`, tone: days < LONG_AWAY ? 'quiet' : 'warn' };
}

/** When it was last tried whether a backup can be restored. */
export function rehearsalWords({ rehearsed }: Pick<State, 'rehearsed'>): BackupWords {
  if (rehearsed === null) return { text: '还没有试恢复过', tone: 'warn' };
  const on = rehearsed.at.slice(0, 10);
  return rehearsed.ok
    ? { text: `${on} 试恢复过，能恢复`, tone: 'quiet' }
    : { text: `${on} 试恢复，没有成功`, tone: 'wrong' };
}
