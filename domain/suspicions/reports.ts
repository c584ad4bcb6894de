import { REPORT_WORDS } from './catalogue.ts';
import type { ReportedHit, SuspectHome } from './facts.ts';
import type { Ground } from './suspicion.ts';

/** What a department reported of somebody whom the archive does not have. */
export type StrangerHit = Omit<ReportedHit, 'memberId'>;

const speaksOf = (
  { suspicion, detail }: Pick<ReportedHit, 'suspicion' | 'detail'>,
  words: readonly string[],
) => words.some((word) => suspicion.includes(word) || (detail ?? '').includes(word));

/** 疑似漏人 by a department: it says that somebody belongs to a household, and nobody in the archive has the number. */
export function strangerGround(hit: StrangerHit): Ground | null {
  if (!speaksOf(hit, REPORT_WORDS.inHousehold)) return null;
  const { name, department, suspicion, detail, isConfirmed } = hit;
  const told = detail === null || detail === '' ? suspicion : `${suspicion}（${detail}）`;
  return {
    ...{ rule: 'S33', memberId: null, field: null, weighs: isConfirmed },
    message: `${department}反馈 ${name} ${told}，档案里没有这个人`,
  };
}

/** 疑似错识 by a department: who is dead or moved away still stands in the household. */
export const goneGrounds = ({ hits }: Pick<SuspectHome, 'hits'>): Ground[] =>
  hits
    .filter((hit) => speaksOf(hit, REPORT_WORDS.gone))
    .map(({ memberId, name, department, suspicion, isConfirmed }) => ({
      ...{ rule: 'S45', memberId, field: null, weighs: true },
      message: `${department}反馈${name}${suspicion}，档案里还没有减少${isConfirmed ? '，已核实属实' : ''}`,
    }));
