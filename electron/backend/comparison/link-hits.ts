import type { Archive } from '#db/open-archive.ts';
import { openLinks } from '#db/comparison.ts';
import type { RowWriter } from '#db/row-access.ts';

/**
 * Gives each result of a comparison the list on which its person stood; what is on no list stays as it is (名单外).
 * Only inside `write`. Returns how many were linked.
 */
export function linkHits(raw: Archive['raw'], writer: RowWriter): number {
  const links = openLinks(raw);
  for (const { hitId, roundId, memberId } of links)
    writer.update('comparison_hit', hitId, { round_id: roundId, member_id: memberId });
  return links.length;
}
