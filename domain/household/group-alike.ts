import type { Day } from '#domain/time/day.ts';
import type { DuplicateKind } from './duplicate-parameters.ts';

/** Records that look like one: people, or households. */
export interface Alike {
  readonly kind: DuplicateKind;
  readonly ids: readonly number[];
  /** The number that they share, where it is a phone or an account. */
  readonly shared: string | null;
}

export interface Named {
  readonly id: number;
  readonly name: string;
  readonly birth: Day | null;
  readonly villageId: number | null;
  readonly idKey: string | null;
}

interface Limits {
  readonly birthdayDays: number;
  readonly villageBirthdayDays: number;
}

interface Born extends Named {
  /** Days since 1970; null where no day of birth is registered. */
  readonly born: number | null;
}

const DAY_MS = 86_400_000;

/** Groups among people of one name, who come in the order of their birthdays, those without one first. */
export function alikeOfOneName(named: readonly Named[], limits: Limits): Alike[] {
  const people = named.map((person): Born => ({ ...person, born: bornOf(person) }));
  const near = chains(people, limits.birthdayDays).filter((group) => !isOnePerson(group));
  const groups = near.map((group): Alike => alike('birthday', group));
  const together = new Set(near.flatMap((group) => pairs(group.map(({ id }) => id))));
  for (const village of Map.groupBy(people, ({ villageId }) => villageId).values()) {
    if (village.length < 2 || village[0]?.villageId == null) continue;
    // Somebody without a birthday may be any of them.
    const isUntold = village.some(({ born }) => born === null);
    for (const group of isUntold ? [village] : chains(village, limits.villageBirthdayDays)) {
      const isNew = pairs(group.map(({ id }) => id)).some((pair) => !together.has(pair));
      if (isNew && !isOnePerson(group)) groups.push(alike('village', group));
    }
  }
  return groups;
}

function bornOf({ birth }: Named): number | null {
  const time = birth === null ? Number.NaN : Date.parse(birth);
  return Number.isNaN(time) ? null : time / DAY_MS;
}

const alike = (kind: DuplicateKind, group: readonly Named[]): Alike => ({
  kind,
  ids: group.map(({ id }) => id).toSorted((a, b) => a - b),
  shared: null,
});

/** One number for all: that is told by the number, which is surer. */
const isOnePerson = (group: readonly Named[]): boolean =>
  group[0]?.idKey !== null && group.every(({ idKey }) => idKey === group[0]?.idKey);

/** Runs of people each born at most so many days after the one before; runs of one are none. */
function chains(people: readonly Born[], days: number): Born[][] {
  const found: Born[][] = [];
  let run: Born[] = [];
  for (const person of people) {
    const before = run.at(-1)?.born ?? null;
    if (before !== null && person.born !== null && person.born - before <= days) {
      if (run.length === 1) found.push(run);
      run.push(person);
    } else run = [person];
  }
  return found;
}

/** Every two of the ids as one text, the smaller first. */
export const pairs = (ids: readonly number[]): string[] =>
  ids.flatMap((a, at) => ids.slice(at + 1).map((b) => `${Math.min(a, b)} ${Math.max(a, b)}`));

/** What is left of a group when those are taken out whom no doubt ties to any other; null when it is no group any more. */
export function withoutDismissed(group: Alike, dismissed: ReadonlySet<string>): Alike | null {
  if (dismissed.size === 0) return group;
  const isDoubted = (id: number): boolean =>
    group.ids.some(
      (other) => other !== id && !dismissed.has(`${Math.min(id, other)} ${Math.max(id, other)}`),
    );
  const ids = group.ids.filter(isDoubted);
  return ids.length < 2 ? null : { ...group, ids };
}
