import { moneyText } from '#domain/income/money.ts';
import { type Day, type Month, monthOf } from '#domain/time/day.ts';
import { type Judgement, monthInWords, type Objection, risksOf, type SpellFacts } from './spell-facts.ts';
import { isFullMonths } from './spell-length.ts';
import { isDuring, isTargeted, type MeasureFacts } from './targeted-measures.ts';

export interface Elimination {
  readonly spell: SpellFacts;
  readonly state: 'proposed' | 'open' | 'eliminated' | 'void';
  /** Code of risk_elimination_mode: 1 帮扶消除, 2 自然消除. */
  readonly mode: string;
  readonly on: Day;
  readonly today: Day;
  readonly measures: readonly MeasureFacts[];
  /** Nobody of the household can work. */
  readonly withoutLabour: boolean;
  /** What is still wrong after the elimination, in words: 住房损毁 … */
  readonly problems: readonly string[];
  /** Yuan per head after the elimination, and the line it is held against; null where not known. */
  readonly perCapita: number | null;
  readonly line: number | null;
}

/** Code of 帮扶消除. */
export const HELPED = '1';
/** 识别满半年 is asked for since the notice of April 2022 (Q164; P3, P4). */
export const HALF_YEAR_SINCE: Month = '202204';
export const HALF_YEAR = 6;

function refuse({ spell, state, on, today, problems }: Elimination): Objection[] {
  if (state !== 'open') return [{ rule: 'not-open', message: '只有在监测的户才能登记风险消除。' }];
  const found: Objection[] = [];
  if (on > today) found.push({ rule: 'future-day', message: `消除日期 ${on} 还没有到。` });
  if (spell.recognised_month === null)
    found.push({ rule: 'Q134', message: '还没有识别监测时间，请先补上再登记风险消除。' });
  else if (monthOf(on) < spell.recognised_month) {
    const message = `消除日期 ${on} 早于识别监测时间 ${monthInWords(spell.recognised_month)}。`;
    found.push({ rule: 'order-of-days', message });
  }
  if (problems.length > 0) {
    const message = `${problems.join('、')}还没有解决，不能标注风险消除（三保障和饮水要先有保障）。`;
    found.push({ rule: 'Q161', message });
  }
  return found;
}

/** Conditions of 帮扶消除 (procedures (d), Q162–Q165); 自然消除 knows none of them. */
function doubt({ spell, mode, on, measures, withoutLabour, perCapita, line }: Elimination): Objection[] {
  if (mode !== HELPED || spell.recognised_month === null) return [];
  const from = spell.recognised_month;
  const to = monthOf(on);
  const doubts: Objection[] = [];
  if (to >= HALF_YEAR_SINCE && !isFullMonths(from, to, HALF_YEAR)) {
    const message = `${monthInWords(from)}识别，到 ${monthInWords(to)}不满半年，不得标注风险消除。`;
    doubts.push({ rule: 'Q164', message });
  }
  const during = measures.filter((measure) => isDuring(measure, from, to));
  if (during.length === 0)
    doubts.push({ rule: 'Q163', message: '监测期间没有登记帮扶措施，不能选“帮扶消除”。' });
  else if (!during.some((measure) => isTargeted(measure, risksOf(spell))))
    doubts.push({
      rule: 'targeted-measure',
      message: '登记的帮扶措施没有一项针对这户的风险（至少要落实一项）。',
    });
  if (withoutLabour) doubts.push({ rule: 'Q165', message: '整户无劳动力，暂不标注风险消除。' });
  if (perCapita !== null && line !== null && perCapita < line) {
    const message = `消除后人均纯收入 ${moneyText(perCapita)} 元，低于监测范围 ${moneyText(line)} 元。`;
    doubts.push({ rule: 'Q162', message });
  }
  return doubts;
}

/** Whether the risk of a household may be marked as eliminated. */
export const judgeElimination = (elimination: Elimination): Judgement => {
  const refusals = refuse(elimination);
  return { refusals, doubts: refusals.some(({ rule }) => rule === 'not-open') ? [] : doubt(elimination) };
};
