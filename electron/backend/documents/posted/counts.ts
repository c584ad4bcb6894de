import type { PostedHousehold, PostedNotice, VillageHousehold } from '#templates/layout/posted-model.ts';
import type { WebHousehold } from '#templates/layout/posted-web.ts';
import { webName } from '#domain/identity/posted-name.ts';
import type { PublicText } from '#domain/identity/privacy.ts';
import type { ListedRow } from './listed.ts';

/** The rows as they are posted, without what they were found by, and what the body says of them. */
export const countsOf = (
  rows: readonly ListedRow[],
): Pick<PostedNotice<PostedHousehold>, 'rows' | 'counts'> => ({
  rows: rows.map(({ group, head, people, category }) => ({ group, head, people, category })),
  counts: sumsOf(rows),
});

/** As `countsOf`, for a list that may have several villages. */
export const countsOfVillage = (
  rows: readonly ListedRow[],
  village: PublicText,
): Pick<PostedNotice<VillageHousehold>, 'rows' | 'counts'> => ({
  rows: countsOf(rows).rows.map((row) => ({ village, ...row })),
  counts: sumsOf(rows),
});

/** As `countsOfVillage`, for a web page: masked names, no groups. */
export const countsForWeb = (
  rows: readonly ListedRow[],
  village: PublicText,
): Pick<PostedNotice<WebHousehold>, 'rows' | 'counts'> => ({
  rows: rows.map(({ head, people }) => ({ village, head: webName(head), people })),
  counts: sumsOf(rows),
});

const sumsOf = (rows: readonly ListedRow[]): PostedNotice<unknown>['counts'] => ({
  households: rows.length,
  people: rows.reduce((sum, { people }) => sum + people, 0),
});
