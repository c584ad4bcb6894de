export interface NewPassphrase {
  readonly passphrase: string;
  readonly again: string;
}

/** What keeps a passphrase from being taken, by the box where it is put right; the same wherever one is chosen. */
export function passphraseFaults({
  passphrase,
  again,
}: NewPassphrase): Partial<Record<keyof NewPassphrase, string>> {
  return {
    ...(passphrase.length < 8 ? { passphrase: `口令至少 8 位，现在是 ${passphrase.length} 位` } : {}),
    ...(again === passphrase ? {} : { again: '两遍口令不一样，请重新输入' }),
  };
}
