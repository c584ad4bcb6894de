import { type Retention, retentionOf, retentionWords } from '#domain/records/filing.ts';
import type { Day } from '#domain/time/day.ts';
import { isOver, keptUntil } from './periods.ts';

/** How a filed paper stands. `listed`: on a destroy-list that is not done. */
export type ItemState = 'filed' | 'lent' | 'listed' | 'handed-over' | 'destroyed' | 'withdrawn';

/** What decides over a filed paper. */
export interface ItemStanding {
  readonly code: string;
  readonly year: number;
  readonly retention: Retention;
  readonly isWithdrawn: boolean;
  readonly isHandedOver: boolean;
  readonly isDestroyed: boolean;
  readonly isListed: boolean;
  /** Itself, or the volume in which it lies. */
  readonly isLent: boolean;
  readonly volume: VolumeStanding | null;
}

export interface VolumeStanding {
  readonly code: string;
  readonly isClosed: boolean;
  readonly isHandedOver: boolean;
  readonly isLent: boolean;
  readonly retention: Retention;
  /** The newest year of a paper in it; null while it is empty. */
  readonly newestYear: number | null;
}

export function stateOf(item: Omit<ItemStanding, 'volume' | 'year' | 'retention' | 'code'>): ItemState {
  if (item.isWithdrawn) return 'withdrawn';
  if (item.isDestroyed) return 'destroyed';
  if (item.isHandedOver) return 'handed-over';
  if (item.isListed) return 'listed';
  return item.isLent ? 'lent' : 'filed';
}

const GONE: Readonly<Partial<Record<ItemState, string>>> = {
  withdrawn: '已撤下',
  destroyed: '已销毁',
  'handed-over': '已移交',
};

/** Whether the paper is here and may be handled at all. */
const goneRefusal = (item: ItemStanding): string | null => {
  const gone = GONE[stateOf(item)];
  return gone === undefined ? null : `${item.code} ${gone}，不能再改。`;
};

/** Title, day, pages … of a paper: what lies in a closed volume was checked by somebody. */
export function updateRefusal(item: ItemStanding): string | null {
  const gone = goneRefusal(item);
  if (gone !== null) return gone;
  return item.volume?.isClosed === true
    ? `${item.code} 在已封的案卷 ${item.volume.code} 里。要改，请先写明理由重新打开案卷。`
    : null;
}

/** Taking down and numbering anew. */
export function moveRefusal(item: ItemStanding): string | null {
  const refusal = updateRefusal(item);
  if (refusal !== null) return refusal;
  if (item.isLent) return `${item.code} 借出未还，请先归还。`;
  return item.isListed ? `${item.code} 列在销毁清册里，请先撤销清册。` : null;
}

/** A longer period is always possible; a shorter one not below what the paper's kind asks for. */
export function retentionRefusal(
  wanted: Retention,
  paper: { readonly document: string | null; readonly isOfProcedure: boolean },
): string | null {
  if (paper.document === null) return null;
  const least = retentionOf(paper.document, paper.isOfProcedure);
  if (least === null || RANK[wanted] >= RANK[least]) return null;
  return `这种文书至少保管${retentionWords[least]}，不能改成${retentionWords[wanted]}。`;
}

const RANK: Readonly<Record<Retention, number>> = { Y: 3, D30: 2, D10: 1 };

export function lendRefusal(item: ItemStanding): string | null {
  const gone = goneRefusal(item);
  if (gone !== null) return gone;
  if (item.isLent) return `${item.code} 已经借出，还没有归还。`;
  return item.isListed ? `${item.code} 列在销毁清册里，不能借出。` : null;
}

export function lendVolumeRefusal(volume: VolumeStanding): string | null {
  if (volume.isHandedOver) return `${volume.code} 已移交，不能借出。`;
  return volume.isLent ? `${volume.code} 已经借出，还没有归还。` : null;
}

/** What lies in a volume goes with it. */
export function handOverRefusal(item: ItemStanding): string | null {
  const gone = goneRefusal(item);
  if (gone !== null) return gone;
  if (item.isLent) return `${item.code} 借出未还，不能移交。`;
  if (item.isListed) return `${item.code} 列在销毁清册里，不能移交。`;
  return item.volume === null ? null : `${item.code} 在案卷 ${item.volume.code} 里，请整卷移交。`;
}

export function handOverVolumeRefusal(volume: VolumeStanding): string | null {
  if (volume.isHandedOver) return `${volume.code} 已移交。`;
  if (volume.isLent) return `${volume.code} 借出未还，不能移交。`;
  return volume.isClosed ? null : `${volume.code} 还没有封卷，请先封卷再移交。`;
}

/** Only what need not be kept any more, and never what is kept for good. */
export function disposalRefusal(item: ItemStanding, on: Day): string | null {
  const gone = goneRefusal(item);
  if (gone !== null) return gone;
  if (item.retention === 'Y') return `${item.code} 永久保管，不能销毁。`;
  if (!isOver(item, on)) return `${item.code} 保管到 ${keptUntil(item) ?? ''}，还没有期满。`;
  if (item.isLent) return `${item.code} 借出未还，不能销毁。`;
  if (item.isListed) return `${item.code} 已经列在销毁清册里。`;
  return item.volume === null ? null : disposalOfVolume(item.code, item.volume, on);
}

/** A volume is kept as a whole for as long as its longest paper. */
function disposalOfVolume(code: string, volume: VolumeStanding, on: Day): string | null {
  const until = keptUntil({ year: volume.newestYear ?? 0, retention: volume.retention });
  if (until !== null && until < on) return null;
  const how = until === null ? '永久保管' : `保管到 ${until}`;
  return `${code} 在案卷 ${volume.code} 里，案卷${how}，不能单独销毁。`;
}

/** 立卷人 and 检查人 are two, and every paper is counted. */
export function closeRefusal(volume: {
  readonly code: string;
  readonly madeBy: string;
  readonly checkedBy: string;
  readonly isClosed: boolean;
  readonly items: number;
  readonly uncounted: readonly string[];
}): string | null {
  if (volume.isClosed) return `${volume.code} 已经封卷。`;
  if (volume.items === 0) return `${volume.code} 里还没有文件，不能封卷。`;
  if (volume.madeBy === volume.checkedBy) return '检查人和立卷人不能是同一个人，请另一个人检查。';
  if (volume.uncounted.length === 0) return null;
  const some = volume.uncounted.slice(0, 5).join('、');
  const more = volume.uncounted.length > 5 ? ` 等 ${volume.uncounted.length} 件` : '';
  return `页数还没有清点：${some}${more}。请先填写页数再封卷。`;
}
