import { withoutLabour } from '#domain/household/without-labour.ts';
import { flagOf, type RuleContext, type Values } from '../facts.ts';
import type { Home } from '../home.ts';
import { labourOf } from '../labour.ts';
import { EDUCATION, hasItem, measuresDuring, MEASURES_READ, RAIN_AND_DEW } from '../measures.ts';
import { isNobody, NOBODY_BEFORE, NOBODY_READS } from '../none-of-household.ts';
import { homeRule, type Rule } from '../rule.ts';
import { schoolStageOf } from '../schooling.ts';
import { isSecurityWrong, SECURITY_PEOPLE_READS } from '../security-of-spell.ts';
import { ofSpells, SINCE_MONITORING, type Spell, SPELLS_READ } from '../spells.ts';
import { enjoysDibao, enjoysTekun } from '../support.ts';

/** 中职 or 高职高专. */
const isVocational = (year: Values | null, context: RuleContext): boolean =>
  ['vocational', 'college'].includes(schoolStageOf(year, context) ?? '');

function isRainAndDewWrong(spell: Spell, home: Home, context: RuleContext): boolean {
  const isHelped = hasItem(measuresDuring(home, spell), EDUCATION, RAIN_AND_DEW);
  if (isHelped) return isNobody(home, context, (year) => isVocational(year, context));
  return home.present.some(({ year }) => isVocational(year, context));
}

function isUnmarkedWithoutLabour({ year: ofHome, present }: Home): boolean {
  if (ofHome === null || flagOf(ofHome, 'whole_household_without_labour') === true) return false;
  const labour = present.map(({ year }) => labourOf(year));
  return (
    withoutLabour(null, labour) === true && present.some(({ year }) => enjoysDibao(year) || enjoysTekun(year))
  );
}

/** Rules that hold the measures of a spell against who the people are, Q154–Q156 of the catalogue. */
export const monitoringSecurityRules = [
  homeRule({
    id: 'Q154',
    level: 'warning',
    entity: 'monitoring',
    title: '综合保障与人员身份不一致',
    message: '综合保障措施与家中人员身份不一致',
    source: 'G1 4_11_015/016、5_16_003–008',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...MEASURES_READ, ...NOBODY_READS, ...SECURITY_PEOPLE_READS],
    before: NOBODY_BEFORE,
    find: ofSpells('standing', 'assistance_measure.security', isSecurityWrong),
  }),
  homeRule({
    id: 'Q155',
    level: 'warning',
    entity: 'monitoring',
    title: '雨露计划与在校生状况不一致',
    message: '雨露计划与在校生状况不一致',
    source: 'G1 5_15_012、1111_2',
    years: SINCE_MONITORING,
    reads: [...SPELLS_READ, ...MEASURES_READ, ...NOBODY_READS, 'member.school_status'],
    before: NOBODY_BEFORE,
    find: ofSpells('standing', 'assistance_measure.education', isRainAndDewWrong),
  }),
  homeRule({
    id: 'Q156',
    level: 'warning',
    entity: 'monitoring',
    title: '未标整户无劳动力兜底保障户',
    message: '应标记为整户无劳动能力兜底保障户',
    source: 'G1 5_11_033',
    years: SINCE_MONITORING,
    reads: [
      ...SPELLS_READ,
      'household.whole_household_without_labour',
      'member.labour_ability',
      'member.dibao',
      'member.tekun',
    ],
    find: ofSpells('standing', 'household.whole_household_without_labour', (_, home) =>
      isUnmarkedWithoutLabour(home),
    ),
  }),
] satisfies readonly Rule[];
