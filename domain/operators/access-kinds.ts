interface Kind {
  /** As the window says it. */
  readonly label: string;
  /**
   * Written before the answer is given, and without it there is no answer: what leaves the screen or uncovers what is
   * masked. Else it is written behind the answer.
   */
  readonly first?: true;
  /** The same again within ten minutes is not written again. */
  readonly once?: true;
  /** Carries the newest change of the other log. */
  readonly anchor?: true;
}

/** What is written down of who had to do with whom: the only place where it is said. */
export const ACCESS_KINDS = {
  opened: { label: '打开档案库', anchor: true },
  'wrong-passphrase': { label: '输错口令' },
  closed: { label: '关闭档案库', anchor: true },
  locked: { label: '锁定' },
  unlocked: { label: '解锁' },
  saw: { label: '查看', once: true },
  unmasked: { label: '看完整号码', first: true },
  attachment: { label: '看照片、扫描件', first: true },
  previewed: { label: '预览文书', first: true },
  printed: { label: '打印', first: true },
  exported: { label: '导出', first: true },
  imported: { label: '导入' },
  verified: { label: '校验', anchor: true },
  'backed-up': { label: '备份', anchor: true },
  restored: { label: '恢复备份', anchor: true },
  /** What a salvage could not read, so that the log has no gap. */
  lost: { label: '遗失（抢救时补记）' },
  refused: { label: '没有权限，没有做', once: true },
} as const satisfies Readonly<Record<string, Kind>>;

export type AccessKind = keyof typeof ACCESS_KINDS;

export const isAccessKind = (word: string): word is AccessKind => Object.hasOwn(ACCESS_KINDS, word);

export const accessKind = (kind: AccessKind): Kind => ACCESS_KINDS[kind];
