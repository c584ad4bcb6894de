import type { Output } from '#contract/channels.ts';

export type Candidate = Output<'filing.candidates'>['papers'][number];
export type FiledItem = Output<'filing.items'>['items'][number];
export type Volume = Output<'filing.volumes'>['volumes'][number];
export type Retention = FiledItem['retention'];

/** Longest first. */
export const RETENTIONS = { Y: '永久', D30: '30 年', D10: '10 年' } satisfies Record<Retention, string>;

export const retentionOptions = (Object.keys(RETENTIONS) as Retention[]).map((value) => ({
  value,
  label: RETENTIONS[value],
}));

export const ITEM_STATES = {
  filed: '在库',
  lent: '借出',
  listed: '待销毁',
  'handed-over': '已移交',
  destroyed: '已销毁',
  withdrawn: '已撤下',
} satisfies Record<FiledItem['state'], string>;

export const VOLUME_STATES = {
  open: '未封卷',
  closed: '已封卷',
  lent: '借出',
  'handed-over': '已移交',
} satisfies Record<Volume['state'], string>;

export const VOLUME_KINDS = {
  household: '户卷',
  village: '村卷',
  township: '乡镇卷',
} satisfies Record<Volume['kind'], string>;

/** Whose papers: all, the township's own, or of a village with its households. */
export type Whose = 'all' | 'township' | number;

export const whoseIn = (whose: Whose): { villageId?: number; township?: true } =>
  whose === 'all' ? {} : whose === 'township' ? { township: true } : { villageId: whose };

/** A candidate among others: prints and scans have numbers of their own. */
export const idOfCandidate = ({ documentId, linkId }: Candidate): number => documentId ?? -(linkId ?? 0);

export const sourceOf = (id: number): { documentId: number } | { linkId: number } =>
  id > 0 ? { documentId: id } : { linkId: -id };
