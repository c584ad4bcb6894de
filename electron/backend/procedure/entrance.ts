import type { Entrant } from '#db/procedure-entrants.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { type Standing, standingOf } from '#domain/household/standing.ts';
import type { Effect, Procedure } from '#domain/procedures/definition.ts';

type Terms = PolicyPack['terms'];

/** Effects that change where a household stands with the year's list: nobody may be in two of them at once. */
const OF_THE_LIST: ReadonlySet<Effect> = new Set(['recognise', 'return', 'exit', 'clear']);

/** Keys of the procedures that a household may not be in at the same time as in this one. */
export const excludingKeys = ({ procedures }: PolicyPack, { key, effect }: Procedure): string[] => [
  key,
  ...procedures
    .filter((other) => other.key !== key && OF_THE_LIST.has(effect) && OF_THE_LIST.has(other.effect))
    .map((other) => other.key),
];

/** Whom a procedure is for, in words. */
export const forWhom = (effect: Effect, { object, registered }: Terms): string => {
  switch (effect) {
    case 'open-monitoring-spell':
      return `还不是${object.value}的户`;
    case 'eliminate-spell':
      return `在监测、风险还没有消除的${object.value}`;
    case 'recognise':
      return `还没有建档立卡的户`;
    case 'return':
      return `已经脱贫、又返贫的户`;
    case 'exit':
      return `还没有脱贫的${registered.value}`;
    case 'clear':
      return `识别有误的${registered.value}`;
    case 'none':
      return '家庭成员有增减的在册户';
  }
};

/** Why a household of the right village may not come in, as the end of a sentence; null when it may. */
export function whyNot(entrant: Entrant, effect: Effect, { registered }: Terms): string | null {
  if (entrant.running !== null) return `已在办理中的“${entrant.running}”里，不能重复进入。`;
  switch (effect) {
    case 'open-monitoring-spell':
      if (entrant.spell === 'proposed') return '正在办理监测对象识别，不能再次识别。';
      return entrant.spell === null ? null : '已是监测对象，风险消除以前不能再次识别。';
    case 'eliminate-spell':
      return entrant.spell === 'open' ? null : '现在不在监测，不能办理风险消除。';
    case 'none':
      return null;
    default:
      return OF_LIST[effect](standingOf(entrant), registered.value);
  }
}

type OfList = (standing: Standing, registered: string) => string | null;

const OF_LIST: Readonly<Record<'recognise' | 'return' | 'exit' | 'clear', OfList>> = {
  recognise: (standing) =>
    standing === 'poor'
      ? '已经建档立卡、还没有脱贫，不用再次识别。'
      : standing === 'exited'
        ? '是已脱贫的户，重新致贫的请办返贫。'
        : null,
  return: (standing) => (standing === 'exited' ? null : '不是已脱贫的户，不能办理返贫。'),
  exit: (standing, registered) =>
    standing === 'poor'
      ? null
      : standing === 'exited'
        ? '已经脱贫，不能再次办理脱贫退出。'
        : `不在${registered}名单里，不能办理脱贫退出；确在名单里的，请先在“年度信息”里补填脱贫状态。`,
  clear: (standing, registered) =>
    standing === 'poor' || standing === 'exited'
      ? null
      : `不在${registered}名单里，不能办理清退；确在名单里的，请先在“年度信息”里补填脱贫状态。`,
};
