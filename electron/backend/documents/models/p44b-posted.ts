import { hideSmallCounts, type PostedCount } from '#domain/identity/small-counts.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { movementNumbers, sumsOf } from '#templates/p44-statistics.ts';
import { cleared, clearedOf } from '../posted/cleared.ts';
import { everyMinor } from '../posted/listed.ts';
import { typedInOffice } from '../posted/offices.ts';
import type { Maker } from '../sheet.ts';
import { statisticsOf } from './p44-statistics.ts';

/** The year's numbers for a board (P44B): movement, categories and money; nothing that fewer than three would be known by. */
export const postedStatistics: Maker<ModelOf<'P44B'>> = {
  of: 'township',
  model: async (ask) => {
    const { county, township, year, asOf, object, kind, categories, villages } = await statisticsOf(ask);
    const about = typedInOffice(await everyMinor(ask));
    const rows = villages.map(({ movement, categories: counts }) => [
      ...movementNumbers(movement),
      ...counts.flatMap(({ households, people }) => [households, people]),
    ]);
    const shown = hiddenRows([...rows, sumsOf(rows)], (rows[0]?.length ?? 0) - 2 * categories.length);
    const funds = villages.map((village) => village.funds.reduce((sum, amount) => sum + amount, 0));
    const split = (counts: readonly PostedCount[]) => ({
      movement: counts.slice(0, counts.length - 2 * categories.length),
      categories: counts.slice(counts.length - 2 * categories.length),
    });
    return {
      county: clearedOf(county, '县名', about),
      township: clearedOf(township, '乡镇名', about),
      ...{ year, asOf, kind, issuedOn: ask.today },
      object: cleared(object, '对象称谓'),
      categories: categories.map((category) => clearedOf(category, '监测对象类别', about)),
      villages: villages.map(({ village }, at) => ({
        village: clearedOf(village, '村名', about),
        ...split(shown[at] ?? []),
        funds: funds[at] ?? 0,
      })),
      total: { ...split(shown.at(-1) ?? []), funds: funds.reduce((sum, amount) => sum + amount, 0) },
    };
  },
};

/**
 * Rows of households and people by turns, the last the sum of the others: down each column, along each row's movement,
 * and from its categories to its end, one count follows from the others.
 */
function hiddenRows(rows: readonly (readonly number[])[], movement: number): PostedCount[][] {
  const width = rows[0]?.length ?? 0;
  const at = (row: number, column: number): number => row * width + column;
  const pick = (row: number, columns: readonly number[]) => columns.map((column) => at(row, column));
  const columns = Array.from({ length: width }, (_, column) => column);
  const sums = [
    ...columns.map((column) => rows.map((_, row) => at(row, column))),
    ...rows.flatMap((_, row) =>
      [0, 1].flatMap((parity) => [
        pick(
          row,
          columns.filter((column) => column < movement && column % 2 === parity),
        ),
        pick(
          row,
          columns.filter((column) => column >= movement - 2 && column % 2 === parity),
        ),
      ]),
    ),
  ];
  const households = new Map(
    rows.flatMap((_, row) =>
      columns
        .filter((column) => column % 2 === 1)
        .map((column) => [at(row, column), at(row, column - 1)] as const),
    ),
  );
  const shown = hideSmallCounts(rows.flat(), { households, sums });
  return rows.map((_, row) => shown.slice(row * width, (row + 1) * width));
}
