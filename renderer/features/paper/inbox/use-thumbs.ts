import { useQueries } from '@tanstack/react-query';
import { call } from '../../../client.ts';

/** As many small pictures as one call brings. */
const GROUP = 40;

interface Asked {
  readonly first: number;
  readonly last: number;
  readonly idAt: (index: number) => number | undefined;
}

/** The small pictures of the pages in sight, by page, asked for in groups that stay the same while one scrolls. */
export function useThumbs({ first, last, idAt }: Asked): ReadonlyMap<number, string | null> {
  const groups: number[][] = [];
  for (let group = Math.floor(first / GROUP); group <= Math.floor(last / GROUP); group += 1) {
    const ids = Array.from({ length: GROUP }, (_, at) => idAt(group * GROUP + at));
    const known = ids.filter((id) => id !== undefined);
    if (known.length > 0) groups.push(known);
  }
  const answers = useQueries({
    queries: groups.map((pageIds) => ({
      queryKey: ['scan.thumbs', pageIds] as const,
      queryFn: () => call('scan.thumbs', { pageIds }),
      // A township's scans are not all kept in the window.
      gcTime: 60_000,
    })),
  });
  return new Map(
    answers.flatMap(({ data }) =>
      (data?.thumbs ?? []).map(({ pageId, dataUrl }) => [pageId, dataUrl] as const),
    ),
  );
}
