import { moneyText } from '#domain/income/money.ts';
import type { Evidence } from '#domain/policy/scoring.ts';
import type { KnownHousehold } from '#domain/procedures/known-household.ts';
import type { Values } from '#domain/quality/facts.ts';
import { familyOf } from '../documents/models/household-family.ts';
import { shown } from '../documents/models/household-record.ts';

/** What the archive says to an item that is scored: how many, never who, since it is shown at the meeting. */
export function itemEvidence(evidence: Evidence, { year, home, people, perCapita }: KnownHousehold): string {
  const ofYear = cellsOf(home);
  const members = people.map(({ values, yearValues }) => ({
    values: cellsOf(values),
    ofYear: cellsOf(yearValues),
  }));
  const counts = () => familyOf({ members, year }).counts;
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
      return measured('人均纯收入', perCapita === null ? '' : moneyText(perCapita), '元');
    case 'land':
      return measured('耕地', shown(ofYear, 'living_conditions.arable_area', year), '亩');
    case 'labour':
      return joined(many('劳动力', counts().labour), many('家庭人口', counts().people));
    case 'health':
      return joined(many('患病', counts().ill), many('残疾', counts().disabled));
    case 'schooling':
      return many('在校学生', counts().pupils);
  }
}

/** As the forms print them: stored cells have no booleans. */
const cellsOf = (values: Values): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? Number(value) : (value ?? null),
    ]),
  );
