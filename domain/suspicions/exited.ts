import { lineInWords } from '#domain/income/line-of-year.ts';
import { moneyText } from '#domain/income/money.ts';
import { MONITORING_SINCE, type SuspectHome, type SuspicionContext } from './facts.ts';
import { incomeWords, shortfallsOf } from './shortfalls.ts';
import type { Ground } from './suspicion.ts';

/** Whether a household went out: out of poverty, or since 2021 out of monitoring. */
export const hasGoneOut = ({ standing, isMonitored, isEliminated }: SuspectHome, year: number): boolean =>
  !isMonitored && (year >= MONITORING_SINCE ? isEliminated : standing === 'exited');

/** 疑似错退: out, and what it had to have for that is not there in the values of the year. */
export function exitedGrounds(home: SuspectHome, context: SuspicionContext): Ground[] {
  if (!hasGoneOut(home, context.year)) return [];
  const rules = { housing: 'S22', water: 'S23', schooling: 'S24', insurance: 'S25' };
  return [...incomeGrounds(home.perCapita, context), ...shortfallsOf(home, rules, context)];
}

/** Out of poverty the income must exceed the standard; out of monitoring it must reach the line. */
function incomeGrounds(perCapita: number | null, { year, exitLine, line }: SuspicionContext): Ground[] {
  if (perCapita === null) return [];
  const ground = (message: string): Ground[] => [
    { rule: 'S21', memberId: null, field: 'income.per_capita_net_income', weighs: true, message },
  ];
  const income = incomeWords(year, perCapita);
  if (year < MONITORING_SINCE)
    return exitLine === null || perCapita > exitLine
      ? []
      : ground(`${income}，没有超过 ${year} 年脱贫标准 ${moneyText(exitLine)} 元`);
  return line === null || perCapita >= line.amount
    ? []
    : ground(`${income}，低于参考线 ${moneyText(line.amount)} 元：${lineInWords(line, year)}`);
}
