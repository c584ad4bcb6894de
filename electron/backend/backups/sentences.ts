import { BackupFailed, type BackupFailure } from '#db/backup-failed.ts';

const SENTENCES: Readonly<Record<BackupFailure, string>> = {
  'no-room': '磁盘空间不足，没有备份。档案库和以前的备份都没有改动；请清理磁盘后再备份。',
  'not-writable': '档案库的 backups 文件夹不能写入，没有备份。请检查磁盘和权限。',
  damaged: '档案库文件有损坏，没有备份，以前的备份都还在。请先不要再录入，用最近一次备份恢复。',
  'not-proved': '备份没有通过校验，没有留下；以前的备份都还在。请再备份一次，仍然不行请检查磁盘。',
};

/** Why there is no backup, in a clerk's words; null when it is no such failure. */
export const sentenceOf = (error: unknown): string | null =>
  error instanceof BackupFailed ? SENTENCES[error.why] : null;

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Why the second copy was not made. */
export function sentenceOfPlace(error: unknown): string {
  const { code = '' } = error as { code?: string };
  if (NO_ROOM.has(code)) return '第二个备份位置的空间不足，没有复制过去。';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return '第二个备份位置不能写入，没有复制过去。';
  return '复制到第二个备份位置没有成功，请检查磁盘是否插好。';
}
