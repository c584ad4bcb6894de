import type { Day } from '#domain/time/day.ts';
import { firstDayOf } from '#domain/time/day.ts';
import { monthInWords, type Objection, type OtherSpell } from './spell-facts.ts';

interface Acted {
  readonly spell: OtherSpell & { readonly procedure_id: number | null };
  readonly others: readonly OtherSpell[];
}

const laterOf = ({ spell, others }: Acted): OtherSpell | undefined =>
  others.find((other) => other.state !== 'void' && other.marked_again_from_id === spell.id);

/** 风险消除回退 (P8): the elimination is taken back and the spell goes on. */
export function refuseRollBack(acted: Acted & { readonly on: Day; readonly today: Day }): Objection[] {
  const { spell, others, on, today } = acted;
  if (spell.state !== 'eliminated')
    return [{ rule: 'not-eliminated', message: '只有已标注风险消除的监测才能回退。' }];
  const found: Objection[] = [];
  if (on > today) found.push({ rule: 'future-day', message: `回退日期 ${on} 还没有到。` });
  if (spell.eliminated_month !== null && on < firstDayOf(spell.eliminated_month)) {
    const message = `回退日期 ${on} 早于消除监测时间 ${monthInWords(spell.eliminated_month)}。`;
    found.push({ rule: 'order-of-days', message });
  }
  const running = others.find(({ state }) => state === 'open' || state === 'proposed');
  if (running !== undefined)
    found.push({ rule: 'one-open-spell', message: '这一户已经又在监测或识别办理中，不能再回退这一段。' });
  else if (laterOf(acted) !== undefined)
    found.push({ rule: 'one-open-spell', message: '这一段之后已经再次纳入过监测，不能回退。' });
  return found;
}

/** 再次纳入 (P8) goes on from a spell that ended. */
export const refuseMarkAgain = ({ spell }: Pick<Acted, 'spell'>): Objection[] =>
  spell.state === 'eliminated'
    ? []
    : [{ rule: 'not-eliminated', message: '只有风险已消除的户才能再次纳入监测。' }];

/** A spell that was recorded by mistake; one that a procedure runs for leaves by the procedure. */
export function refuseVoid(acted: Acted): Objection[] {
  const { spell } = acted;
  if (spell.state === 'void') return [{ rule: 'already-void', message: '这段监测已经作废。' }];
  if (spell.state === 'proposed' && spell.procedure_id !== null)
    return [{ rule: 'in-procedure', message: '这段监测正在识别程序里办理，请在程序里让这一户退出。' }];
  if (laterOf(acted) !== undefined)
    return [{ rule: 'marked-again', message: '之后的一段是从这段再次纳入的，请先作废后面那段。' }];
  return [];
}
