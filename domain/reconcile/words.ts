/** How the registers differ: in the archive alone or not at all, or by a value. */
export const LINE_KINDS = {
  missing: '档案里没有',
  extra: '别的账里没有',
  differs: '内容不一致',
} as const;
export type LineKind = keyof typeof LINE_KINDS;

/** The same in full: which of the two registers lacks the household or person, where both were given. */
export function kindWord({
  kind,
  national,
  paper,
}: {
  readonly kind: LineKind;
  readonly national: string | null;
  readonly paper: string | null;
}): string {
  if (kind !== 'extra') return LINE_KINDS[kind];
  const [inNational, inPaper] = [national === '有', paper === '有'];
  return inPaper ? '系统里没有' : inNational ? '台账里没有' : '只有档案里有';
}

export const LINE_STATES = { open: '待处理', settled: '已处理', kept: '以档案为准' } as const;
export type LineState = keyof typeof LINE_STATES;

/** How a line was settled: by a value, by leaving the archive as it is, by an act of its own, or because it is gone. */
export const SETTLED_HOW = {
  national: '取国家系统的值',
  paper: '取纸质台账的值',
  archive: '以档案为准，去国家系统改',
  act: '已办理变动',
  gone: '差异已消除',
} as const;
export type SettledHow = keyof typeof SETTLED_HOW;
