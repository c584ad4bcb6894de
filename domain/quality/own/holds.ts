import type { Values } from '../facts.ts';
import { type Asked, type ReadableField, readableField } from './field-values.ts';
import { isOwnGroup, type OwnCondition, type OwnGroup } from './own-rule.ts';

type Value = Values[string];
type Test = (asked: Asked) => boolean;

const isEmpty = (value: Value): boolean => value === null || value === undefined || value === '';
const codesIn = (value: Value): string[] => (isEmpty(value) ? [] : String(value).split(','));

const compare = (value: Value, other: Value): number =>
  typeof value === 'number' || typeof other === 'number'
    ? Number(value) - Number(other)
    : String(value) < String(other)
      ? -1
      : String(value) > String(other)
        ? 1
        : 0;

const same = (value: Value, other: Value): boolean => compare(value, other) === 0;

type Compare = (value: Value, others: readonly Value[]) => boolean;

const known =
  (compared: Compare): Compare =>
  (value, others) =>
    !isEmpty(value) && compared(value, others);

/** As in lists: what is not filled in “不是” anything. */
const OPERATORS: Readonly<Record<OwnCondition['op'], Compare>> = {
  empty: (value) => isEmpty(value),
  filled: (value) => !isEmpty(value),
  is: known((value, [other]) => same(value, other)),
  isNot: (value, [other]) => isEmpty(value) || !same(value, other),
  oneOf: known((value, others) =>
    codesIn(value).some((code) => others.some((other) => same(code, String(other)))),
  ),
  noneOf: (value, others) =>
    !codesIn(value).some((code) => others.some((other) => same(code, String(other)))),
  contains: known((value, [other]) => String(value).includes(String(other))),
  lacks: (value, [other]) => isEmpty(value) || !String(value).includes(String(other)),
  starts: known((value, [other]) => String(value).startsWith(String(other))),
  lt: known((value, [other]) => compare(value, other) < 0),
  le: known((value, [other]) => compare(value, other) <= 0),
  gt: known((value, [other]) => compare(value, other) > 0),
  ge: known((value, [other]) => compare(value, other) >= 0),
  between: known((value, [low, high]) => compare(value, low) >= 0 && compare(value, high) <= 0),
};

/** With another field in place of values: nothing can be said while that one is not filled in. */
function conditionTest({ field: key, op, values, other }: OwnCondition): Test {
  const field = fieldOf(key);
  const test = OPERATORS[op];
  if (other === undefined) return (asked) => test(field.value(asked), values);
  const against = fieldOf(other);
  return (asked) => {
    const value = field.value(asked);
    const with_ = against.value(asked);
    return !isEmpty(value) && !isEmpty(with_) && test(value, [with_]);
  };
}

function fieldOf(key: string): ReadableField {
  const field = readableField(key);
  if (field === undefined) throw new Error(`own rules cannot read ${key}`);
  return field;
}

/** Whether the conditions hold of a household, a member or a spell. */
export function groupTest({ join, of }: OwnGroup): Test {
  const tests = of.map((node) => (isOwnGroup(node) ? groupTest(node) : conditionTest(node)));
  return join === 'and'
    ? (asked) => tests.every((test) => test(asked))
    : (asked) => tests.some((test) => test(asked));
}
