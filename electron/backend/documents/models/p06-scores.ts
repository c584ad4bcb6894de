import { hitsOf } from '#db/documents-surveys.ts';
import { membersOf } from '#db/households.ts';
import { isMinor } from '#domain/identity/age.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import type { Evidence, Scoring } from '#domain/policy/scoring.ts';
import type { Check } from '#domain/procedures/checks.ts';
import { ageInFullYears } from '#domain/time/age.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { Refusal } from '../../session.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { familyOf, healthOf } from './household-family.ts';
import { type HouseholdRecord, recordOf, shown } from './household-record.ts';

type Scores = ModelOf<'P06'>;
type Hit = Awaited<ReturnType<typeof hitsOf>>[number];

/** Scores of one household (P06): the pack's table with what the archive can say to each line. */
export const scores: Maker<Scores> = { of: 'household', model: scoresOf };

async function scoresOf(ask: HouseholdAsk): Promise<Scores> {
  const { household, village, township, year, pack } = ask;
  const { scoring } = pack.documents;
  if (scoring === undefined) {
    const message = `${year} 年的政策包没有评分项目，请在政策包的“文书用语”里补充，或者换用有评分表的政策包。`;
    throw new Refusal({ code: 'rule', rule: 'no-scoring', message });
  }
  const record = await recordOf(ask);
  const found = await findingsOf(ask, record);
  const ticked = (lines: Scoring['priorities']): Scores['priorities'] =>
    lines.map(({ text, check }) => ({ text, ...(check === undefined ? nothing : found(check)) }));
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    head: record.head,
    people: record.members.length,
    blocks: scoring.blocks.map(({ title, items }) => ({
      title,
      items: items.map(({ title: item, standard, points, evidence }) => ({
        ...{ title: item, standard, points },
        evidence: evidence === undefined ? '' : evidenceOf(record, evidence),
      })),
    })),
    priorities: ticked(scoring.priorities),
    admissions: ticked(scoring.admissions),
    exclusions: ticked(scoring.exclusions),
  };
}

/** How many, never who: the sheet is shown at the meeting. */
function evidenceOf(record: HouseholdRecord, evidence: Evidence): string {
  const { ofYear, income, year } = record;
  const { counts } = familyOf(record);
  const many = (label: string, count: number | null) => (count === null ? '' : `${label}${count}人`);
  const joined = (...parts: string[]) => parts.filter((part) => part !== '').join('，');
  const measured = (label: string, value: string, unit: string) =>
    value === '' ? '' : `${label}${value}${unit}`;
  switch (evidence) {
    case 'house-safety':
      return shown(ofYear, 'living_conditions.dangerous_house_level', year);
    case 'house':
      return joined(
        shown(ofYear, 'living_conditions.house_structure', year),
        measured('', shown(ofYear, 'living_conditions.housing_area', year), '平方米'),
      );
    case 'income':
      return measured('人均纯收入', shown(income, 'income.per_capita_net_income', year), '元');
    case 'land':
      return measured('耕地', shown(ofYear, 'living_conditions.arable_area', year), '亩');
    case 'labour':
      return joined(many('劳动力', counts.labour), many('家庭人口', counts.people));
    case 'health':
      return joined(many('患病', counts.ill), many('残疾', counts.disabled));
    case 'schooling':
      return many('在校学生', counts.pupils);
  }
}

type Finding = Pick<Scores['priorities'][number], 'applies' | 'note'>;

const nothing: Finding = { applies: false, note: '' };
const known = (applies: boolean): Finding => ({ applies, note: applies ? '档案登记' : '' });

const DEAD = '01';
const LOST_LABOUR = '03';
const DISABLED = '04';
const GRAVELY_ILL = '03';
const UNSAFE_LEVELS = ['3', '4'];
const UNSAFE_HOUSES = ['02', '03'];

async function findingsOf(ask: HouseholdAsk, record: HouseholdRecord): Promise<(check: Check) => Finding> {
  const hits = await hitsOf(ask.db, ask.household.id);
  const lostBreadwinner = await breadwinnerDied(ask, record);
  const { ofYear, members } = record;
  const says = (key: string, codes: readonly string[]) => codes.includes(String(ofYear[key] ?? ''));
  const drawn = (value: unknown) => value === '1' || value === '2';
  return (check) => {
    switch (check) {
      case 'minimum-living':
        return known(members.some(({ ofYear: own }) => drawn(own['dibao']) || drawn(own['tekun'])));
      case 'dangerous-house':
        return known(
          says('dangerous_house_level', UNSAFE_LEVELS) ||
            says('safe_housing', UNSAFE_HOUSES) ||
            ofYear['is_dangerous_house'] === 1,
        );
      case 'ill-or-disabled':
        return known(
          members.some((member) =>
            healthOf(member).some((code) => code === GRAVELY_ILL || code === DISABLED),
          ),
        );
      case 'half-disabled': {
        const disabled = members.filter(
          (member) => healthOf(member).includes(DISABLED) && member.ofYear['labour_ability'] === LOST_LABOUR,
        );
        return known(disabled.length > 0 && 2 * disabled.length >= members.length);
      }
      case 'breadwinner-dead':
        return known(lostBreadwinner);
      case 'hit-housing':
        return reported(hits, /商品房|住房|房产|不动产/u);
      case 'hit-vehicle':
        return reported(hits, /车|农机/u);
      case 'hit-public-pay':
        return reported(hits, /财政供养|公职|编制/u);
      default:
        return nothing;
    }
  };
}

/** A suspicion counts once the village confirmed it; until then it is only named. */
function reported(hits: readonly Hit[], about: RegExp): Finding {
  const ofKind = hits.filter(({ suspicion }) => about.test(suspicion));
  if (ofKind.some(({ verdict }) => verdict === 'confirmed'))
    return { applies: true, note: '部门比对，核实属实' };
  const isOpen = ofKind.some(({ verdict }) => verdict === null);
  return { applies: false, note: isOpen ? '部门比对疑似，待核实' : '' };
}

/** Somebody of 18 to 59 died, and there is a minor. */
async function breadwinnerDied(
  { db, household, today }: HouseholdAsk,
  { members }: HouseholdRecord,
): Promise<boolean> {
  const bornOn = (birth: unknown, idNumber: unknown): string | null =>
    typeof birth === 'string' ? birth : birthDateOf(typeof idNumber === 'string' ? idNumber : '');
  const hasMinor = members.some(({ values }) => {
    const born = bornOn(values['birth_date'], values['id_number']);
    return born !== null && isMinor(born, today);
  });
  if (!hasMinor) return false;
  return (await membersOf(db, household.id)).some(({ left_reason, left_on, birth_date, id_number }) => {
    const born = bornOn(birth_date, id_number);
    if (left_reason !== DEAD || left_on === null || born === null) return false;
    const age = ageInFullYears(born, left_on);
    return age >= 18 && age < 60;
  });
}
