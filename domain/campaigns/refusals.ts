import type { Day } from '#domain/time/day.ts';
import type { Phase, PhaseDays } from './phases.ts';

export interface CampaignRefusal {
  readonly rule: string;
  /** Which, where, what to do. */
  readonly message: string;
  /** The document that asks for it. */
  readonly source: string;
}

type Titled = PhaseDays & Pick<Phase, 'title' | 'source'>;

/** A phase ends after it begins, and neither begins nor ends before the phase that it follows. */
export function refuseDays(phases: readonly Titled[], year: number): CampaignRefusal | null {
  for (const [at, phase] of phases.entries()) {
    const message = wrongDays(phase, phases[at - 1], year);
    if (message !== null) return { rule: 'campaign-days', message, source: phase.source };
  }
  return null;
}

function wrongDays(
  { title, startsOn, endsOn }: Titled,
  before: Titled | undefined,
  year: number,
): string | null {
  if (startsOn < `${year}-01-01` || startsOn > `${year + 1}-12-31`)
    return `“${title}”开始日期 ${startsOn} 不在 ${year} 年，请核对。`;
  if (endsOn < startsOn) return `“${title}”截止日期 ${endsOn} 早于开始日期 ${startsOn}，请核对。`;
  if (before === undefined) return null;
  if (startsOn < before.startsOn)
    return `“${title}”开始日期 ${startsOn} 早于前一阶段“${before.title}”的开始日期 ${before.startsOn}，请按阶段先后填写。`;
  if (endsOn < before.endsOn)
    return `“${title}”截止日期 ${endsOn} 早于前一阶段“${before.title}”的截止日期 ${before.endsOn}，请按阶段先后填写。`;
  return null;
}

/** Households that a phase has not reached, by village. */
export interface Uncovered {
  readonly village: string;
  readonly households: number;
}

const VILLAGES_NAMED = 3;

function uncoveredWords(uncovered: readonly Uncovered[]): string {
  const count = uncovered.reduce((sum, { households }) => sum + households, 0);
  const named = uncovered.slice(0, VILLAGES_NAMED).map((each) => `${each.village} ${each.households} 户`);
  const more = uncovered.length > VILLAGES_NAMED ? `等 ${uncovered.length} 个村` : '';
  return `还有 ${count} 户没有排查（${named.join('、')}${more}），不漏一户：请先排查完。`;
}

/** Why a phase cannot be put down as done on a day: 前一阶段, 日期, 不漏一户. */
export function refuseDone(
  phases: readonly Phase[],
  key: string,
  { on, today, uncovered }: { on: Day; today: Day; uncovered: readonly Uncovered[] },
): CampaignRefusal | null {
  const at = phases.findIndex((phase) => phase.key === key);
  const phase = phases[at];
  if (phase === undefined) return null;
  const before = phases.slice(0, at);
  const { title, source } = phase;
  const open = before.find(({ doneOn }) => doneOn === null);
  if (open !== undefined)
    return {
      ...{ rule: 'campaign-order', source },
      message: `“${title}”之前的“${open.title}”还没有完成，请先登记它的完成日期。`,
    };
  const message = wrongDone(phase, before.at(-1), on, today);
  if (message !== null) return { rule: 'campaign-done-day', message, source };
  const left = uncovered.filter(({ households }) => households > 0);
  return phase.surveys && left.length > 0
    ? { rule: 'campaign-uncovered', message: `“${title}”${uncoveredWords(left)}`, source }
    : null;
}

function wrongDone(
  { title, startsOn }: Phase,
  before: Phase | undefined,
  on: Day,
  today: Day,
): string | null {
  if (on > today) return `“${title}”完成日期 ${on} 晚于今天 ${today}，请核对。`;
  if (on < startsOn) return `“${title}”完成日期 ${on} 早于开始日期 ${startsOn}，请核对。`;
  const last = before?.doneOn ?? null;
  return last !== null && on < last
    ? `“${title}”完成日期 ${on} 早于前一阶段“${before?.title}”的完成日期 ${last}，请核对。`
    : null;
}

/** A phase that later ones were built on stays done. */
export function refuseUndone(phases: readonly Phase[], key: string): CampaignRefusal | null {
  const at = phases.findIndex((phase) => phase.key === key);
  const later = phases.slice(at + 1).find(({ doneOn }) => doneOn !== null);
  const phase = phases[at];
  if (later === undefined || phase === undefined) return null;
  return {
    ...{ rule: 'campaign-order', source: phase.source },
    message: `后一阶段“${later.title}”已经完成，“${phase.title}”不能改回未完成；请先收回“${later.title}”的完成日期。`,
  };
}

/** A campaign is finished when every phase is. */
export function refuseFinish(phases: readonly Phase[]): CampaignRefusal | null {
  const open = phases.find(({ doneOn }) => doneOn === null);
  if (open === undefined) return null;
  return {
    ...{ rule: 'campaign-order', source: open.source },
    message: `“${open.title}”还没有完成，不能办结；不再做的请“终止”并写明原因。`,
  };
}
