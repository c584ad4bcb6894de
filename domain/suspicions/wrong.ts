import {
  MONITORING_SINCE,
  type AssetKind,
  type ReportedHit,
  type SuspectHome,
  type SuspicionContext,
} from './facts.ts';
import type { Ground } from './suspicion.ts';

/** Whether a household is in: monitored, or before 2021 registered as poor. */
export const isIn = ({ standing, isMonitored }: SuspectHome, year: number): boolean =>
  isMonitored || (year < MONITORING_SINCE && standing === 'poor');

/** 疑似错评: in, and with something that nobody in the list may have. */
export function wrongGrounds(home: SuspectHome, { year, assets }: SuspicionContext): Ground[] {
  if (!isIn(home, year) || (home.hits.length === 0 && home.vetoes.length === 0)) return [];
  const grounds: Ground[] = home.hits.flatMap((hit) => {
    const asset = assetOf(hit, assets);
    if (asset === null) return [];
    const { name, department, suspicion, detail, isConfirmed } = hit;
    const told =
      detail === null || detail === '' || detail === suspicion ? suspicion : `${suspicion}（${detail}）`;
    return {
      ...{ rule: asset.rule, memberId: hit.memberId, field: null, weighs: isConfirmed },
      message: `${department}反馈${name}${told}，${isConfirmed ? '已核实属实' : '尚未核实'}`,
    };
  });
  const ticked = home.vetoes.map((text) => ({
    ...{ rule: 'S16', memberId: null, field: null, weighs: true },
    message: `评分时勾选了“七不进”：${text}`,
  }));
  return [...grounds, ...ticked];
}

/** The first of the kinds that the words speak of; what is excepted by its words is another thing. */
export function assetOf(
  { suspicion, detail }: Pick<ReportedHit, 'suspicion' | 'detail'>,
  assets: readonly AssetKind[],
): AssetKind | null {
  const text = `${suspicion} ${detail ?? ''}`;
  return (
    assets.find(
      ({ words, except }) =>
        words.some((word) => text.includes(word)) && !except.some((word) => text.includes(word)),
    ) ?? null
  );
}
