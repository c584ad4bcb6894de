import type { BackendChannel, Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type HouseholdWanted,
} from '#test/support/archive-builder.ts';

export const TODAY = '2025-06-20';
export const YEAR = 2025;

/** A township in which random acts mean something: what there is can be picked from, by numbers that a test draws. */
export interface World {
  readonly built: BuiltArchive;
  readonly villageId: number;
  readonly otherVillageId: number;
  /** The next drawn number, below `limit`. */
  draw(limit: number): number;
  /** One of the values. */
  any<T>(...values: readonly T[]): T;
  /** The id of a row of the table, as far as there is one; `where` narrows. */
  pick(table: string, where?: string): number;
  call<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Result<Output<N>>>;
}

/** Three families, a helper and a measure; what else there is, acts make. */
export async function aWorld(): Promise<World & { deal(numbers: readonly number[]): void }> {
  const built = await anArchive({ today: TODAY });
  const others: NonNullable<HouseholdWanted['others']> = [
    { name: '钱二', relation: '02' },
    { name: '赵小', relation: '03', sex: '1' },
    { name: '赵女', relation: '04', sex: '2' },
  ];
  await aHousehold(built, {
    ...{ no: '1', year: { year: YEAR, head_count: 4 }, income: { year: YEAR, wage_income: 9000.5 } },
    others,
    measures: [{ year: YEAR, kind: 'industry', items: '01', content: '种茶' }],
  });
  await aHousehold(built, { no: '2', head: '李一', others: [{ name: '王二', relation: '02' }] });
  await aHousehold(built, { no: '3', head: '孙一', village: '石板村', group: '二组' });
  const archive = built.session.archive!;
  let numbers: readonly number[] = [0];
  let at = 0;
  const draw = (limit: number) => (numbers[at++ % numbers.length] ?? 0) % Math.max(limit, 1);
  return {
    built,
    villageId: built.villages['云溪村'] ?? 0,
    otherVillageId: built.villages['石板村'] ?? 0,
    draw,
    any: (...values) => values[draw(values.length)] as (typeof values)[number],
    pick: (table, where = '1') => {
      const ids = archive.raw
        .prepare(`SELECT id FROM ${table} WHERE ${where} ORDER BY id`)
        .pluck()
        .all() as number[];
      return ids[draw(ids.length)] ?? 999_999;
    },
    call: built.call,
    deal: (next) => {
      numbers = next.length === 0 ? [0] : next;
      at = 0;
    },
  };
}
