import type { Archive } from '#db/open-archive.ts';
import { problemOfHead } from '#db/verify-logs.ts';
import type { readHeadWords } from '#domain/operators/head-words.ts';

type Written = NonNullable<ReturnType<typeof readHeadWords>>;

export const UNREADABLE_WORDS =
  '抄下的字读不出来。要写全，如“操作 12·abcd-efgh-jkmn 查看 34·pqrs-tuvw-xyza”。';

/** Why the two logs are not those of which somebody wrote down this line; null when they are. */
export const headProblem = (db: Archive['rawReading'], written: Written): string | null =>
  problemOfHead(db, 'change', written.changes) ?? problemOfHead(db, 'access_entry', written.entries);
