import { type Kin, MAN, OTHER, sexOfKin, SPOUSE, WOMAN } from './kin.ts';

/** What a rule may look at beside the person whose relation is asked. */
export interface Setting {
  readonly headSex: string | null;
  readonly newHeadSex: string | null;
  /** How many sons, daughters … the old head has in the archive, those who left included. */
  readonly count: (...relations: string[]) => number;
}

/** The relation of a person to the new head; null: the relation to the old one does not decide it. */
export type Rule = string | null | ((person: Kin, setting: Setting) => string | null);

export const decide = (rule: Rule, person: Kin, setting: Setting): string | null =>
  typeof rule === 'function' ? rule(person, setting) : rule;

const chosenBy =
  (sexOf: (person: Kin, setting: Setting) => string | null) =>
  (man: Rule, woman: Rule): Rule =>
  (person, setting) => {
    const sex = sexOf(person, setting);
    return sex === MAN ? decide(man, person, setting) : sex === WOMAN ? decide(woman, person, setting) : null;
  };

/** By the sex of the person, of the old head, of the new head. */
const own = chosenBy((person) => sexOfKin(person));
const byHead = chosenBy((_, { headSex }) => headSex);
const byNew = chosenBy((_, { newHeadSex }) => newHeadSex);

const CHILD = own('03', '04');
const PARENT = own('11', '12');
const GRANDCHILD = own('07', '08');
const DAUGHTERS_CHILD = own('09', '10');
const BROTHERS_CHILD = own('23', '24');
const GRANDPARENT = own('17', '18');
const MOTHERS_PARENT = own('19', '20');

/** Whose child or spouse somebody is, the codes do not say: only where there is one son (daughter) is it sure. */
const onlySon =
  (rule: Rule): Rule =>
  (person, setting) =>
    setting.count('03') <= 1 && setting.count('05') <= 1 ? decide(rule, person, setting) : null;
const onlyDaughter =
  (rule: Rule): Rule =>
  (person, setting) =>
    setting.count('04') <= 1 && setting.count('06') <= 1 ? decide(rule, person, setting) : null;
const onlySibling =
  (rule: Rule): Rule =>
  (person, setting) =>
    setting.count('21') <= 1 ? decide(rule, person, setting) : null;

/** Relation codes to a rule; several codes stand together parted by a blank. */
type Table = Readonly<Record<string, Rule>>;

const spouse: Table = {
  '01': SPOUSE,
  '03 04': CHILD,
  '05': '05',
  '06': '06',
  '07 08': GRANDCHILD,
  '09 10': DAUGHTERS_CHILD,
  '26 27': own('26', '27'),
  '11 12': byNew(own('13', '14'), own('15', '16')),
  '13 14': PARENT,
  '15 16': PARENT,
  '23 24': BROTHERS_CHILD,
  '17 18 19 20 21 22 25': OTHER,
};

const sonsGeneration: Table = {
  '01 02': PARENT,
  '03 04': '21',
  '11 12': byHead(GRANDPARENT, MOTHERS_PARENT),
  '13 14': MOTHERS_PARENT,
  '15 16': GRANDPARENT,
  '21': byHead(own('25', OTHER), OTHER),
  '17 18 19 20 22 23 24 25': OTHER,
};

const son: Table = {
  ...sonsGeneration,
  '05': onlySon(SPOUSE),
  '07 08': onlySon(CHILD),
  '26 27': onlySon(GRANDCHILD),
  '06 09 10': OTHER,
};

const daughter: Table = {
  ...sonsGeneration,
  '05': '22',
  '06': onlyDaughter(SPOUSE),
  '07 08': BROTHERS_CHILD,
  '09 10': onlyDaughter(CHILD),
};

const parent: Table = {
  '01': CHILD,
  '02': own('06', '05'),
  '03 04': byHead(GRANDCHILD, DAUGHTERS_CHILD),
  '07 08': byHead(own('26', '27'), OTHER),
  '11 12': SPOUSE,
  '17 18': byNew(PARENT, own('15', '16')),
  '19 20': byNew(own('13', '14'), PARENT),
  '21': CHILD,
  '22': '05',
  '23 24': GRANDCHILD,
  '25': byNew('21', OTHER),
  '05 06 09 10 13 14 15 16 26 27': OTHER,
};

const sonsChild: Table = {
  '01 02': GRANDPARENT,
  '03': onlySon('11'),
  '05': onlySon('12'),
  '07 08': onlySon('21'),
  '04 06 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25': OTHER,
};

const daughtersChild: Table = {
  '01 02': MOTHERS_PARENT,
  '04': onlyDaughter('12'),
  '06': onlyDaughter('11'),
  '09 10': onlyDaughter('21'),
  '03 05 07 08 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25': OTHER,
};

const daughterInLaw: Table = {
  '01 02': own('15', '16'),
  '03': onlySon(SPOUSE),
  '07 08': onlySon(CHILD),
  '26 27': onlySon(GRANDCHILD),
  '04 05 06 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25': OTHER,
};

const sonInLaw: Table = {
  '01 02': own('13', '14'),
  '04': onlyDaughter(SPOUSE),
  '09 10': onlyDaughter(CHILD),
  '03 05 06 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25': OTHER,
};

const sibling: Table = {
  '01 21': '21',
  '02': own(OTHER, '22'),
  '03 04': byHead(BROTHERS_CHILD, OTHER),
  '11 12': PARENT,
  '17 18': GRANDPARENT,
  '19 20': MOTHERS_PARENT,
  '25': '25',
  '22': onlySibling(byNew(SPOUSE, null)),
  '23 24': onlySibling(byNew(CHILD, null)),
  '05 06 07 08 09 10 13 14 15 16 26 27': OTHER,
};

const parentInLaw = (headIs: string, childIs: string, grandchild: Rule): Table => ({
  '01': headIs,
  '02': childIs,
  '03 04': grandchild,
  '13 14 15 16': SPOUSE,
  '05 06 11 12 17 18 19 20 21 22 23 24 25': OTHER,
});

const fathersParent: Table = { '01': GRANDCHILD, '11': '03', '12': '05', '17 18': SPOUSE };
const mothersParent: Table = { '01': DAUGHTERS_CHILD, '11': '06', '12': '04', '19 20': SPOUSE };
const brothersWife: Table = { '21': onlySibling(own(SPOUSE, null)), '23 24': onlySibling(CHILD) };
const brothersChild: Table = { '01': own('25', OTHER), '02': OTHER, '03 04': OTHER };
const uncle: Table = { '01': BROTHERS_CHILD, '11': '21', '12': '22', '17 18': PARENT, '21': BROTHERS_CHILD };

/** What the new head was to the old one → what somebody was to him → the rule for what he is now. */
export const relationTables: ReadonlyMap<string, ReadonlyMap<string, Rule>> = new Map(
  Object.entries({
    '02': spouse,
    '03': son,
    '04': daughter,
    '05': daughterInLaw,
    '06': sonInLaw,
    '07 08': sonsChild,
    '09 10': daughtersChild,
    '11 12': parent,
    '13 14': parentInLaw('06', '04', DAUGHTERS_CHILD),
    '15 16': parentInLaw('05', '03', GRANDCHILD),
    '17 18': fathersParent,
    '19 20': mothersParent,
    '21': sibling,
    '22': brothersWife,
    '23 24': brothersChild,
    '25': uncle,
  }).flatMap(([codes, table]) => codes.split(' ').map((code) => [code, byCode(table)] as const)),
);

function byCode(table: Table): Map<string, Rule> {
  return new Map(
    Object.entries(table).flatMap(([codes, rule]) => codes.split(' ').map((code) => [code, rule] as const)),
  );
}

/** What the parent is to the head → what the child is. */
export const newbornRules: ReadonlyMap<string, Rule> = byCode({
  '01 02': CHILD,
  '03 05': GRANDCHILD,
  '04 06': DAUGHTERS_CHILD,
  '07': own('26', '27'),
  '11 12': '21',
  '22': BROTHERS_CHILD,
  '08 09 10 23 24 25 26 27': OTHER,
});
