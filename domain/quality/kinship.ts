import { codeLists } from '#domain/codes/code-lists.ts';
import { codeOf } from '#domain/codes/code-value.ts';
import { textOf } from './facts.ts';
import type { Home, Person } from './home.ts';

/** Codes of 与户主关系. */
export const HEAD = '01';
export const SPOUSE = '02';
export const CHILDREN = ['03', '04'];
/** Also of daughters. */
export const GRANDCHILDREN = ['07', '08', '09', '10'];
export const PARENTS = ['11', '12'];
export const SEX_LABELS: Readonly<Record<string, string>> = { '1': '男', '2': '女' };

export const relationOf = ({ values }: Pick<Person, 'values'>) => textOf(values, 'relation');
export const sexOfMember = ({ values }: Pick<Person, 'values'>) => textOf(values, 'sex');

export function withRelation({ present }: Pick<Home, 'present'>, relation: string): Person[] {
  return present.filter((member) => relationOf(member) === relation);
}

/** The one head of the present members; null where there is none or more than one (then Q013 and Q014 speak). */
export function onlyHead(home: Pick<Home, 'present'>): Person | null {
  let head: Person | null = null;
  for (const person of home.present) {
    if (relationOf(person) !== HEAD) continue;
    if (head !== null) return null;
    head = person;
  }
  return head;
}

export const relationCodes: ReadonlySet<string> = new Set(
  codeLists.relation_to_head.items.map(({ code }) => code),
);

/** Relation code → the sex that it says; relations that say none are not in it. */
export const sexOfRelation: ReadonlyMap<string, string> = new Map(
  codeLists.relation_gender_map.items.flatMap(({ code, label }) => {
    const sex = Object.keys(SEX_LABELS).find((key) => SEX_LABELS[key] === code);
    if (sex === undefined) return [];
    return label
      .split(',')
      .map((relation) => [codeOf('relation_to_head', relation) ?? relation, sex] as const);
  }),
);
