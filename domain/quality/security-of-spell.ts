import type { RuleContext, Values } from './facts.ts';
import { DISABILITY_READS, hasDisability, hasHealth } from './health.ts';
import type { Home, Person } from './home.ts';
import { hasItem, measuresDuring, SECURITY } from './measures.ts';
import { isNobody } from './none-of-household.ts';
import type { Spell } from './spells.ts';
import { enjoysDibao, enjoysTekun } from './support.ts';

/** What `isSecurityWrong` reads of the people. */
export const SECURITY_PEOPLE_READS = ['member.dibao', 'member.tekun', ...DISABILITY_READS] as const;

interface Pair {
  /** 低保, 特困供养, 残疾人补贴 among the items of 综合保障. */
  readonly item: string;
  readonly isMeant: (year: Values | null, person: Person) => boolean;
  readonly isKnown?: (year: Values) => boolean;
}

const PAIRS: readonly Pair[] = [
  { item: '01', isMeant: enjoysDibao },
  { item: '02', isMeant: enjoysTekun },
  { item: '03', isMeant: hasDisability, isKnown: hasHealth },
];

/**
 * 综合保障 and the people of the household contradict each other: an item of the year for which there is nobody
 * (含已减少人员), or somebody for whom the spell has no item.
 */
export function isSecurityWrong(spell: Spell, home: Home, context: RuleContext): boolean {
  const first = `${context.year}01`;
  const ofSpell = measuresDuring(home, spell);
  const recognised = spell.recognised !== null && spell.recognised > first ? spell.recognised : first;
  const ofYear = measuresDuring(home, { recognised, until: spell.until });
  return PAIRS.some(({ item, isMeant, isKnown }) =>
    hasItem(ofSpell, SECURITY, item)
      ? hasItem(ofYear, SECURITY, item) && isNobody(home, context, isMeant, isKnown)
      : home.present.some((person) => isMeant(person.year, person)),
  );
}
