import { labelOf } from '#domain/codes/code-value.ts';
import type { Safeguards } from '#domain/household/safeguards.ts';
import { moneyText } from '#domain/income/money.ts';
import { dayOf, numberOf, textOf } from '#domain/quality/facts.ts';
import { type Finder, found, missing } from './finding.ts';

const UNSAFE_LEVELS = ['3', '4'];
const UNSAFE_HOUSES = ['02', '03'];
const NEW = '1';
const RETURNED = '2';

export const dangerousHouse: Finder = ({ home, year }) => {
  const level = textOf(home, 'dangerous_house_level');
  const safe = textOf(home, 'safe_housing');
  const flag = numberOf(home, 'is_dangerous_house');
  if (level === null && safe === null && flag === null) return missing(`${year} 年住房安全`);
  const words = [
    level === null ? '' : `危房等级${labelOf('dangerous_house_level', level, year)}`,
    safe === null ? '' : `安全住房：${labelOf('safe_housing', safe, year)}`,
    level !== null || safe !== null ? '' : flag === 1 ? '是危房户' : '不是危房户',
  ].filter((word) => word !== '');
  const isUnsafe = UNSAFE_LEVELS.includes(level ?? '') || UNSAFE_HOUSES.includes(safe ?? '') || flag === 1;
  return found(isUnsafe, words.join('，'));
};

export const incomeBelowLine: Finder = ({ perCapita, line, year }) => {
  if (perCapita === null) return missing(`${year} 年收入`);
  if (line === null) return { state: 'missing', evidence: `没有 ${year} 年退出标准线` };
  const words = `人均纯收入 ${moneyText(perCapita)} 元，标准 ${moneyText(line)} 元`;
  return found(perCapita <= line, words);
};

/** 三保障与饮水 in the order in which they are named. */
export const SAFEGUARD_WORDS: readonly (readonly [keyof Safeguards, string])[] = [
  ['education', '义务教育'],
  ['medical', '基本医疗'],
  ['housing', '住房安全'],
  ['water', '饮水安全'],
];

export const unmetSafeguard: Finder = ({ safeguards, year }) => {
  const which = (state: string) =>
    SAFEGUARD_WORDS.filter(([name]) => safeguards[name] === state).map(([, words]) => words);
  const lacking = which('lacking');
  if (lacking.length > 0) return found(true, `${year} 年${lacking.join('、')}没有保障`);
  const unknown = which('unknown');
  return unknown.length > 0
    ? missing(`${year} 年${unknown.join('、')}`)
    : found(false, `${year} 年三保障和饮水都有保障`);
};

export const noMeasure: Finder = ({ measures, year }) =>
  found(measures === 0, measures === 0 ? `${year} 年没有帮扶措施` : `${year} 年有帮扶措施 ${measures} 项`);

export const newThisYear: Finder = ({ home, adjustments, year }) => {
  const [recognised, returned] = [numberOf(home, 'first_recognised_year'), numberOf(home, 'return_year')];
  if (recognised === year || adjustments.includes(NEW)) return found(true, `${year} 年新识别`);
  if (returned === year || adjustments.includes(RETURNED)) return found(true, `${year} 年返贫`);
  return recognised === null ? missing('识别年度') : found(false, `${recognised} 年识别`);
};

export const notMovedIn: Finder = ({ home, year }) => {
  const moves = numberOf(home, 'is_relocated_household');
  const movedInOn = dayOf(home, 'moved_in_on');
  if (movedInOn !== null) return found(false, `易地搬迁 ${movedInOn} 入住`);
  if (moves === null) return missing(`${year} 年是否易地搬迁户`);
  return moves === 1 ? found(true, '易地搬迁户，没有入住时间') : found(false, '不是易地搬迁户');
};

export const droppedOut: Finder = ({ safeguards, year }) => {
  if (safeguards.education === 'unknown') return missing(`${year} 年义务教育阶段成员就学`);
  const words = {
    lacking: '义务教育阶段有未在校',
    secured: '义务教育阶段都在校',
    none: '没有义务教育阶段人口',
  };
  return found(safeguards.education === 'lacking', `${year} 年${words[safeguards.education]}`);
};

export const unsafeWater: Finder = ({ safeguards, year }) => {
  if (safeguards.water === 'unknown') return missing(`${year} 年饮水安全`);
  const lacks = safeguards.water === 'lacking';
  return found(lacks, `${year} 年饮水${lacks ? '不' : ''}安全`);
};
