export const KINDS = [
  ...(['edit', 'undo', 'import', 'attachment', 'draft', 'backup', 'restore', 'migration'] as const),
  ...(['passphrase', 'operator', 'recovery', 'salvage', 'rehearsal', 'copy'] as const),
];
export type Kind = (typeof KINDS)[number];

/** What a process that will be killed is told to do, over and over. */
export interface Orders {
  readonly kind: Kind;
  readonly seed: number;
  readonly folder: string;
  readonly passphrase: string;
  /** Where copies of backups and salvaged archives go. */
  readonly beside: string;
  /** Households 1 to this; each has a member of the same number. */
  readonly households: number;
  /** The backup to be restored. */
  readonly backup: string;
  /** Folders of archives of an older schema. */
  readonly older: readonly string[];
  /** The operation on files at which it kills itself; null: it is killed from outside. */
  readonly dieAt: { readonly nth: number; readonly halfWay: boolean } | null;
}

/** What it says: an act that begins, or one that is acknowledged, with what must be true from then on. */
export interface Said {
  readonly ready?: true;
  readonly begin?: string;
  readonly done?: string;
  /** The change that the act is in the log. */
  readonly change?: number;
  /** What the row of the change must hold. */
  readonly holds?: string;
  readonly draft?: string;
  readonly file?: string;
  readonly sha256?: string;
  readonly folder?: string;
  /** What opens the archive from now on: a passphrase, a recovery code. */
  readonly secret?: string;
  /** Of an operator. */
  readonly name?: string;
}
