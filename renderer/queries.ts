import {
  keepPreviousData,
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Output, Request, WindowChannel } from '#contract/channels.ts';
import { call } from './client.ts';

/**
 * Answers stay valid until something changes: this window is the only writer. `check.run` is left out of the
 * invalidation, because a check of a whole township is run when asked for.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: Infinity, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const refreshAll = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'check.run' });

interface AnswerOptions {
  readonly enabled?: boolean;
  /** Show the answer to the previous question until the new one is there. */
  readonly keep?: boolean;
}

export function useAnswer<N extends WindowChannel>(
  channel: N,
  input: Request<N>,
  options: AnswerOptions = {},
): UseQueryResult<Output<N>> {
  return useQuery<Output<N>>({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A changing call. Everything shown is asked for again afterwards. */
export function useAct<N extends WindowChannel>(channel: N): UseMutationResult<Output<N>, Error, Request<N>> {
  return useMutation({
    mutationFn: (input: Request<N>) => call(channel, input),
    onSuccess: () => refreshAll(),
  });
}
