import type { OpenRefusal } from '#db/open-archive.ts';
import type { AppError } from '#contract/app-error.ts';
import { Refusal } from '../session.ts';

type EntryRefusal =
  | Extract<
      OpenRefusal,
      'no-key-file' | 'wrong-passphrase' | 'wrong-recovery-code' | 'not-remembered' | 'too-many-attempts'
    >
  | 'operator-removed';

/** What is said to whoever wants in and may not. */
export const ENTRY_SENTENCES = {
  'no-key-file': '找不到密钥文件 archive.key.json，或它已损坏。请从 backups 文件夹把同名文件复制回来再打开。',
  'wrong-passphrase': '口令不对。请检查大小写和输入法后再试。',
  'wrong-recovery-code':
    '恢复码不对。请对照打印的恢复码逐字核对：25 个字母和数字，没有 0、1、I、L、O。作废的旧恢复码不能再用。',
  'not-remembered': '这台电脑没有记住这个档案库，或已经失效。请输入口令。',
  'too-many-attempts': '连续输错太多次，请稍等再试。',
  'operator-removed': '这个操作员已被移除，不能再进入。请找管理员。',
} as const satisfies Record<EntryRefusal, string>;

/** One has to wait: said with the seconds, which stand in the error too. */
export const mustWait = (seconds: number): AppError => ({
  code: 'rule',
  rule: 'too-many-attempts',
  message: `连续输错太多次，请等 ${seconds} 秒再试。`,
  seconds,
});

export const entryRefusal = (refusal: EntryRefusal, seconds = 0): Refusal =>
  new Refusal(
    refusal === 'too-many-attempts'
      ? mustWait(seconds)
      : { code: 'rule', rule: `archive-${refusal}`, message: ENTRY_SENTENCES[refusal] },
  );
