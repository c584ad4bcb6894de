import type { SpellInTime } from '#contract/spell.ts';
import { lengthInWords } from '#domain/monitoring/spell-length.ts';
import { monthOf, shownOf } from '../../fields/shown.ts';

const text = (spell: SpellInTime, name: string): string => String(spell.values[`monitoring.${name}`] ?? '');

const states = {
  proposed: '识别办理中',
  open: '在监测',
  eliminated: '风险已消除',
  void: '未通过识别',
} satisfies Record<SpellInTime['state'], string>;

/** A spell that was recognised and is void was recorded by mistake; another did not pass its procedure. */
export const stateInWords = (spell: SpellInTime): string =>
  spell.state === 'void' && text(spell, 'recognised_month') !== '' ? '已作废' : states[spell.state];

export const monthOfSpell = (spell: SpellInTime, name: 'recognised_month' | 'eliminated_month'): string =>
  monthOf(text(spell, name));

/** 因病、因学 */
export const risksInWords = (spell: SpellInTime, year: number): string =>
  [1, 2, 3, 4, 5]
    .map((n) => shownOf(`monitoring.risk_${n}`, spell.values[`monitoring.risk_${n}`], year))
    .filter((risk) => risk !== '')
    .join('、');

/** What happened in a spell, one after the other. */
export function courseInWords(spell: SpellInTime, year: number): string[] {
  const found = text(spell, 'discovered_on');
  const from = monthOfSpell(spell, 'recognised_month');
  const to = monthOfSpell(spell, 'eliminated_month');
  const mode = shownOf('monitoring.elimination_mode', spell.values['monitoring.elimination_mode'], year);
  const back = text(spell, 'rolled_back_on');
  const why = spell.rollbackReason === null ? '' : `：${spell.rollbackReason}`;
  return [
    found === '' ? '' : `${found} 发现`,
    from === '' ? '尚未识别' : `${from} 识别`,
    back === '' ? '' : `${back} 回退${why}`,
    to === '' ? '' : `${to} ${mode === '' ? '消除' : mode}`,
    spell.months === null || spell.state === 'void' ? '' : `监测 ${lengthInWords(spell.months)}`,
    spell.months === null || spell.state === 'void' ? '' : `措施 ${spell.measures} 项`,
  ].filter((part) => part !== '');
}
