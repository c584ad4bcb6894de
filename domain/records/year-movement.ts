/** Who was on a list on an evening: the people of each household, by their ids. */
export type Standing = ReadonlyMap<number, ReadonlySet<number>>;

export interface Count {
  readonly households: number;
  readonly people: number;
}

/** 新纳入, 返贫或再次纳入, 自然增加, 其他增加 */
export const increases = ['recognised', 'returned', 'born', 'movedIn'] as const;
/** 退出或风险消除, 清退, 自然减少, 其他减少 */
export const decreases = ['left', 'cleared', 'gone', 'movedOut'] as const;
export type Increase = (typeof increases)[number];
export type Decrease = (typeof decreases)[number];

/** A year of a list: start + increases − decreases = end, of households and of people. */
export type YearMovement = Readonly<Record<'start' | Increase | Decrease | 'end', Count>>;

/** Why households and people came and went, as far as the archive says. */
export interface Reasons {
  readonly entered: (householdId: number) => Increase;
  readonly went: (householdId: number) => Decrease;
  readonly joined: (memberId: number) => Increase;
  readonly parted: (memberId: number) => Decrease;
}

/**
 * The movement between two evenings. Each household that is on one of them only counts with its people under its own
 * reason; of a household that is on both, those who came and went count alone.
 */
export function movementOf(before: Standing, after: Standing, reasons: Reasons): YearMovement {
  const counts = new Map<string, { households: number; people: number }>();
  const add = (key: string, households: number, people: number): void => {
    const sum = counts.get(key) ?? { households: 0, people: 0 };
    counts.set(key, { households: sum.households + households, people: sum.people + people });
  };
  for (const [household, people] of before) {
    add('start', 1, people.size);
    const now = after.get(household);
    if (now === undefined) add(reasons.went(household), 1, people.size);
    else for (const member of people) if (!now.has(member)) add(reasons.parted(member), 0, 1);
  }
  for (const [household, people] of after) {
    add('end', 1, people.size);
    const was = before.get(household);
    if (was === undefined) add(reasons.entered(household), 1, people.size);
    else for (const member of people) if (!was.has(member)) add(reasons.joined(member), 0, 1);
  }
  const none = { households: 0, people: 0 };
  const keys = ['start', ...increases, ...decreases, 'end'] as const;
  return Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? none])) as Record<
    (typeof keys)[number],
    Count
  >;
}

/** Whether start + increases − decreases = end, of households and of people. */
export function addsUp(movement: YearMovement): boolean {
  const sum = (of: keyof Count): number =>
    movement.start[of] +
    increases.reduce((total, key) => total + movement[key][of], 0) -
    decreases.reduce((total, key) => total + movement[key][of], 0);
  return sum('households') === movement.end.households && sum('people') === movement.end.people;
}
