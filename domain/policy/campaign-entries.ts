import { groupWord } from '#domain/campaigns/groups.ts';
import { entryOf, type Origin, type PackEntry } from './pack-entry.ts';
import type { CampaignPlan } from './pack-parts.ts';
import type { PolicyPack } from './pack-schema.ts';
import { dayInWords, yearsWords } from './pack-words.ts';

/** 回头看, 集中排查: whom they reach, their phases with days, and what is looked at in every household. */
export const campaignEntries = ({ campaigns = [], terms }: PolicyPack): PackEntry[] =>
  campaigns.flatMap((plan) => {
    const { key, title, years, groups, phases, items } = plan;
    const registered = terms.registered.value;
    const whom = groups.map((group) => groupWord(group, { groups, registered })).join('、');
    const when = years === undefined ? '每年' : yearsWords(years);
    const about = (part: string, entry: string, value: string, { source }: Origin = plan) =>
      entryOf('campaigns', `${key}/${part}`, [`${title} · ${entry}`, value], { ...plan, source });
    return [
      about('plan', '对象', `${when}，${whom}`),
      ...phases.map((phase, at) =>
        about(`phase/${phase.key}`, phase.title, phaseWords(phase, at + 1), phase),
      ),
      ...items.map(({ key: item, text, kind }, at) =>
        about(`item/${item}`, `查看内容第 ${at + 1} 项`, `${text}（问题记为${kind}类）`),
      ),
    ];
  });

const phaseWords = (phase: CampaignPlan['phases'][number], number: number): string =>
  [
    `第 ${number} 阶段，${dayInWords(phase.from)}至 ${dayInWords(phase.to)}：${phase.content}`,
    ...(phase.surveys ? ['逐户核查'] : []),
    ...(phase.product === '' ? [] : [`形成${phase.product}`]),
  ].join('；');
