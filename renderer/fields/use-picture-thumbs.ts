import { useQueries } from '@tanstack/react-query';
import { call } from '../client.ts';

/** As many as one call brings. */
const MOST = 60;

/** The small pictures of links, turned and cropped as they are; null where one cannot be read. */
export function usePictureThumbs(linkIds: readonly number[]): ReadonlyMap<number, string | null> {
  const groups = Array.from({ length: Math.ceil(linkIds.length / MOST) }, (_, at) =>
    linkIds.slice(at * MOST, (at + 1) * MOST),
  );
  const answers = useQueries({
    queries: groups.map((group) => ({
      queryKey: ['attachment.thumbs', group] as const,
      queryFn: () => call('attachment.thumbs', { linkIds: group }),
      gcTime: 60_000,
    })),
  });
  return new Map(
    answers.flatMap(({ data }) =>
      (data?.thumbs ?? []).map(({ linkId, dataUrl }) => [linkId, dataUrl] as const),
    ),
  );
}
