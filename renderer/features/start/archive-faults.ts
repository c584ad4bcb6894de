export interface NewArchive {
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
  readonly township: string;
  readonly passphrase: string;
  readonly again: string;
}

/** What keeps a new archive from being made, by the box where it is put right. */
export function archiveFaults(draft: NewArchive): Partial<Record<keyof NewArchive, string>> {
  return {
    ...(draft.name.trim() === '' ? { name: '请填写档案库名称，例如乡镇名' } : {}),
    ...(draft.name.trim().length > 40 ? { name: '名称最多 40 个字' } : {}),
    ...(draft.township.trim() === '' ? { township: '请填写乡镇名，打印文书时要用' } : {}),
    ...(draft.passphrase.length < 8
      ? { passphrase: `口令至少 8 位，现在是 ${draft.passphrase.length} 位` }
      : {}),
    ...(draft.again === draft.passphrase ? {} : { again: '两遍口令不一样，请重新输入' }),
  };
}
