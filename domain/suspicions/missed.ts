import { lineInWords } from '#domain/income/line-of-year.ts';
import { moneyText } from '#domain/income/money.ts';
import { MONITORING_SINCE, type SuspectHome, type SuspectPerson, type SuspicionContext } from './facts.ts';
import { incomeWords, shortfallsOf } from './shortfalls.ts';
import type { Ground } from './suspicion.ts';

/** Whether a household could be let in: neither in now, nor one that went out (which is asked by other rules). */
export function isOut({ standing, isMonitored, isEliminated }: SuspectHome, year: number): boolean {
  if (isMonitored) return false;
  return year >= MONITORING_SINCE ? !isEliminated : standing === 'unlisted' || standing === 'cleared';
}

/** 疑似漏评: not registered or monitored, and poor, or lacking something, or with somebody gravely ill or disabled. */
export function missedGrounds(home: SuspectHome, context: SuspicionContext): Ground[] {
  const { year, line } = context;
  if (!isOut(home, year)) return [];
  const grounds: Ground[] = [];
  if (line !== null && home.perCapita !== null && home.perCapita < line.amount)
    grounds.push({
      ...{ rule: 'S01', memberId: null, field: 'income.per_capita_net_income', weighs: true },
      message: `${incomeWords(year, home.perCapita)}，低于参考线 ${moneyText(line.amount)} 元：${lineInWords(line, year)}`,
    });
  grounds.push(
    ...shortfallsOf(home, { housing: 'S02', water: 'S03', schooling: 'S04', insurance: 'S05' }, context),
  );
  for (const person of home.people) grounds.push(...frailtyOf(person, year));
  return grounds;
}

/** What makes a household one of 档外五类对象: a reason to look, not a reason to let in by itself. */
function frailtyOf(
  { id, name, isGravelyIll, severeDisability, relief }: SuspectPerson,
  year: number,
): Ground[] {
  const grounds: Ground[] = [];
  const look = { memberId: id, weighs: false };
  if (isGravelyIll)
    grounds.push({ ...look, rule: 'S06', field: 'member.health', message: `${name} ${year} 年患有大病` });
  if (severeDisability !== null)
    grounds.push({
      ...{ ...look, rule: 'S07', field: 'member.disability_level' },
      message: `${name} ${year} 年为${severeDisability === '1' ? '一' : '二'}级残疾`,
    });
  if (relief !== null)
    grounds.push({ ...look, rule: 'S08', field: 'member.dibao', message: `${name} ${year} 年享受${relief}` });
  return grounds;
}
