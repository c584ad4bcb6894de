import { formatFieldValue, type FieldValue } from '#domain/fields/field-value.ts';
import { NO_HITS } from '../find.ts';
import type { Home, Person } from '../home.ts';
import type { HomeRule, RuleHit } from '../rule.ts';
import { nameOf, quotable } from '../words.ts';
import { type Asked, type ReadableField, readableField } from './field-values.ts';
import { groupTest } from './holds.ts';
import { isOwnGroup, type OwnNode, type OwnRule } from './own-rule.ts';

const keysIn = (node: OwnNode): string[] =>
  isOwnGroup(node)
    ? node.of.flatMap(keysIn)
    : [node.field, ...(node.other === undefined ? [] : [node.other])];

interface Wanted {
  readonly id: string;
  readonly rule: OwnRule;
  readonly source: string;
}

/** A rule that somebody made without code, as one of the catalogue; throws for keys that cannot be read. */
export function compileOwnRule({ id, rule, source }: Wanted): HomeRule {
  const test = groupTest(rule.when);
  const fields = [...new Set(keysIn(rule.when))].flatMap((key) => readableField(key) ?? []);
  const [first] = fields;
  if (first === undefined) throw new Error('a rule without a field');
  const subjects = new Set(fields.map(({ of }) => of.subject));
  return {
    id,
    ...{ level: rule.level, title: rule.title, message: rule.message, source },
    entity: subjects.has('member') ? 'member' : subjects.has('spell') ? 'monitoring' : 'household',
    reads: [
      ...new Set(fields.flatMap(({ reads }) => reads)),
      ...(subjects.has('spell') ? ['@monitoring_spell.state'] : []),
    ],
    ...(rule.years === undefined ? {} : { years: rule.years }),
    find: (home, { year }) => {
      const hits = askedOf(home, subjects).filter(test);
      return hits.length === 0 ? NO_HITS : hits.map((asked) => hitOf(asked, first, year));
    },
  };
}

const NONE: readonly [null] = [null];

/** A rule on members asks of each present one, a rule on monitoring of each that runs. */
function askedOf(home: Home, subjects: ReadonlySet<string>): Asked[] {
  const people: readonly (Person | null)[] = subjects.has('member') ? home.present : NONE;
  const spells = subjects.has('spell')
    ? home.spells.filter(({ values }) => values['state'] === 'open').map(({ values }) => values)
    : NONE;
  return people.flatMap((person) => spells.map((spell) => ({ home, person, spell })));
}

function hitOf(asked: Asked, { key, of, value }: ReadableField, year: number): RuleHit {
  const { person } = asked;
  const shown = formatFieldValue(of.field, (value(asked) ?? null) as FieldValue, year);
  return {
    ...(person === null ? {} : { memberId: person.id }),
    field: key,
    words: {
      姓名: person === null ? '' : nameOf(person.values),
      字段: of.field.label,
      v: shown === '' ? '（未填）' : quotable(shown),
    },
  };
}
