import type { CampaignPhase, Cover } from '#contract/campaign.ts';
import type { Output, Request } from '#contract/channels.ts';
import { countOf } from '../../ui/numbers.ts';

export type Campaign = Output<'campaign.get'>;
export type CampaignKind = Output<'campaign.kinds'>['kinds'][number];

export const STATUS_WORDS = {
  open: '进行中',
  finished: '已办结',
  stopped: '已终止',
} as const satisfies Record<Campaign['status'], string>;

/** What is shown of the households of a campaign. */
export type HouseholdFilter = Pick<Request<'campaign.households'>, 'villageId' | 'group' | 'state' | 'text'>;
export type HouseholdState = NonNullable<HouseholdFilter['state']>;

export const STATE_WORDS: Readonly<Record<HouseholdState, string>> = {
  open: '未排查',
  surveyed: '已排查',
  sound: '正常',
  problems: '有问题',
};

/** 已排查 120 / 130 */
export const coverWords = ({ surveyed, households }: Cover): string =>
  `${countOf(surveyed)} / ${countOf(households)}`;

export const leftOf = ({ surveyed, households }: Cover): number => households - surveyed;

/** When a phase is, in few words. */
export function phaseWords({ status, daysUntil, doneOn, daysLate }: CampaignPhase): string {
  if (status === 'coming') return `${daysUntil ?? 0} 天后开始`;
  if (doneOn === null) return '';
  return daysLate === 0 ? `${doneOn.slice(5)} 完成` : `${doneOn.slice(5)} 完成，晚 ${daysLate} 天`;
}
