import { drawnHouseholds, newestDraw, valuesNow } from '#db/samples.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { Field } from '#domain/fields/field.ts';
import { sampledField } from '#domain/sampling/fields.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Question } from '#templates/t03-survey.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { Maker } from '../sheet.ts';
import { labelWithUnit } from './form-facts.ts';

const HOUSEHOLD = 0;
/** 户主. */
const HEAD = '01';
/** Characters of choices that are ticked in a household's cell; of a person there is room for 是 and 否 only. */
const TICKED = 8;
/** A longer list is written in words. */
const MOST_CODES = 16;

/** What is asked in a household that was drawn (T03), of the newest sample that drew it, without what the archive says. */
export const survey: Maker<ModelOf<'T03'>> = {
  of: 'household',
  whose: async (_db, { raw, villageId }) => drawnHouseholds(raw, villageId),
  model: async ({ raw, household, village, township }) => {
    const drawn = newestDraw(raw, household.id);
    if (drawn === undefined)
      throw new Refusal({
        ...{ code: 'rule', rule: 'survey-not-drawn' },
        message: `${householdLabel(household.household_no)} 户没有被抽中。先到“数据核查 → 质量抽查”抽样，再印调查表。`,
      });
    const { year, title, position } = drawn;
    const people = [...valuesNow(raw, { householdId: household.id, year })].filter(
      ([id]) => id !== HOUSEHOLD,
    );
    const head = people.find(([, { relation }]) => relation === HEAD);
    const asked = (JSON.parse(drawn.fields) as string[]).flatMap((key) => sampledField(key) ?? []);
    const ofMember = asked.filter(({ of }) => of === 'member').map(({ field }) => field);
    const ofHousehold = asked.filter(({ of }) => of === 'household').map(({ field }) => field);
    const question = (room: number) => (field: Field) => questionOf(field, { room, year });
    return {
      place: { county: township.county, township: township.name, village: village.name },
      ...{ group: household.group, householdNo: household.household_no, year },
      head: String(head?.[1]['name'] ?? household.head_name ?? ''),
      sample: { title, position },
      people: people.map(([, values]) => ({
        name: String(values['name'] ?? ''),
        relation: labelOf('relation_to_head', textOf(values['relation']), year),
      })),
      member: ofMember.map(question(0)),
      household: ofHousehold.map(question(TICKED)),
      codes: [...ofMember, ...ofHousehold].flatMap((field) => codesOf(field, year)),
    };
  },
};

const textOf = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const labelsOf = ({ type, codes }: Field, year: number): string[] =>
  type === 'bool'
    ? ['是', '否']
    : type !== 'code' || codes === undefined
      ? []
      : codeItemsOf(codes, year).map(({ label }) => label);

function questionOf(field: Field, { room, year }: { room: number; year: number }): Question {
  const labels = labelsOf(field, year);
  const isTicked = field.type === 'bool' || labels.join('□').length <= room;
  return {
    label: /[)）]$/u.test(field.label) ? field.label : labelWithUnit(field),
    ticks: isTicked ? labels : [],
  };
}

function codesOf(field: Field, year: number): ModelOf<'T03'>['codes'] {
  if (field.codes === undefined || field.type === 'bool') return [];
  const items = codeItemsOf(field.codes, year);
  return items.length > MOST_CODES
    ? []
    : [{ label: field.label, options: items.map(({ code, label }) => `${code} ${label}`) }];
}
