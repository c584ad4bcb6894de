import type { OpenRefusal } from '#db/open-archive.ts';
import { diskProblemOf, isDamage } from '#db/damage.ts';
import type { AppError } from '#contract/app-error.ts';
import { fail } from '#contract/result.ts';
import { ENTRY_SENTENCES, mustWait } from '../operators/entry-refusal.ts';

/** Every way in which an archive does not open: what happened, and what to do next. */
export const REFUSALS: Record<OpenRefusal, string> = {
  ...ENTRY_SENTENCES,
  exists: '这里已经有一个档案库，不能再新建。请直接打开，或换一个名称。',
  'not-empty': '这个文件夹里已有别的文件。请换一个空文件夹新建档案库。',
  'no-archive': '这里没有档案库（找不到 archive.db）。请检查位置，或用备份恢复，或新建一个档案库。',
  'no-key-file':
    '找不到密钥文件 archive.key.json，或它已损坏，backups 文件夹里也没有能用的。请把另存在别处的备份里的同名文件复制回来再打开。',
  'other-key':
    '密钥文件 archive.key.json 和档案库文件对不上：不是同一个档案库的，或者档案库文件整个坏了。请把 backups 文件夹（或另存的备份）里的同名文件复制回来再打开；还打不开，请用备份恢复。',
  'in-use': '档案库正被另一个户档程序使用。请先关闭那个程序，再打开。',
  'not-an-archive': '这不是户档的档案库。',
  future: '这个档案库是更新版本的户档建立的，本版本不能打开。请升级程序。',
  'not-writable':
    '这个位置不能写入（没有权限、磁盘或文件只读，或它不是文件夹）。请换一个位置，或请管理员放开权限；只读的副本可以在终端用 verify 校验。',
  'no-room': '磁盘已满，档案库没有打开，也没有改动。请清理磁盘，腾出空间后再打开。',
  empty:
    '档案库文件是空的（0 字节），多半是复制时中断或磁盘满了。没有打开，也没有改动。请用最近一次备份恢复。',
  damaged: '档案库文件已损坏，没有打开，也没有改动。请用最近一次备份恢复，或抢救能读出的内容。',
};

/** Why an archive was not opened, in a clerk's words. */
export function refusedBecause({ refusal, seconds = 0 }: { refusal: OpenRefusal; seconds?: number }): {
  ok: false;
  error: AppError;
} {
  if (refusal === 'too-many-attempts') return fail(mustWait(seconds));
  if (refusal === 'in-use') return fail({ code: 'locked', message: REFUSALS[refusal] });
  return fail({ code: 'rule', rule: `archive-${refusal}`, message: REFUSALS[refusal] });
}

const DAMAGED =
  '档案库文件有一处已损坏，这一步没有做。请先不要再录入：记下今天改过什么，关闭档案库，用最近一次备份恢复。';

const DISK = {
  'no-room': '磁盘已满，这一步没有做，数据没有改动。请清理磁盘，腾出空间后再做一次。',
  'not-writable':
    '档案库所在的位置不能写入（磁盘或文件只读，或被别的程序占住），这一步没有做，数据没有改动。',
} as const;

/** What stopped in the middle of the work because of the file or the disk; null for any other error. */
export function stoppedBecause(error: unknown): AppError | null {
  if (isDamage(error)) return { code: 'rule', rule: 'archive-damaged', message: DAMAGED };
  const problem = diskProblemOf(error);
  return problem === null ? null : { code: 'rule', rule: `disk-${problem}`, message: DISK[problem] };
}
