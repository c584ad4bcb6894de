import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

const PAGE = 200;

export interface PageOfRows<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

interface PagedRows<R, P extends PageOfRows<R>> {
  /** 0 until the first page is there. */
  readonly count: number;
  readonly firstPage: P | undefined;
  readonly rowAt: (index: number) => R | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly loading: boolean;
  readonly error: unknown;
}

/** A long list fetched in pages of 200 rows as they scroll into sight; pages stay in the query cache. */
export function usePagedRows<R, P extends PageOfRows<R>>(
  key: readonly unknown[],
  load: (offset: number, limit: number) => Promise<P>,
): PagedRows<R, P> {
  const client = useQueryClient();
  const [{ from, to }, setSpan] = useState({ from: 0, to: 0 });
  const wanted = [0];
  for (let page = Math.max(1, from); page <= to; page += 1) wanted.push(page);
  const answers = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...key, page] as const,
      queryFn: () => load(page * PAGE, PAGE),
    })),
  });
  const firstPage = answers[0]?.data;
  const rowAt = (index: number): R | undefined => {
    const page = Math.floor(index / PAGE);
    const rows = page === 0 ? firstPage?.rows : client.getQueryData<P>([...key, page])?.rows;
    return rows?.[index - page * PAGE];
  };
  // The state changes with the pages only: a page of the window is not painted anew for every row that scrolls by.
  const onRange = useCallback((first: number, last: number) => {
    const next = { from: Math.floor(first / PAGE), to: Math.floor(last / PAGE) };
    setSpan((now) => (now.from === next.from && now.to === next.to ? now : next));
  }, []);
  return {
    count: firstPage?.total ?? 0,
    firstPage,
    rowAt,
    onRange,
    loading: answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.error !== null)?.error ?? null,
  };
}
