import {
  keepPreviousData,
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { AppError } from '#contract/app-error.ts';
import type { Output, Request, WindowChannel } from '#contract/channels.ts';
import { isPastChannel } from '#contract/time.ts';
import { call, ContractError } from './client.ts';
import { usePast } from './past.ts';

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
  const past = usePast();
  const asked = past !== null && isPastChannel(channel) ? { ...past, channel, input } : null;
  return useQuery<Output<N>>({
    queryKey: asked === null ? [channel, input] : ['household.inPast', asked],
    queryFn: async () =>
      asked === null ? call(channel, input) : ((await call('household.inPast', asked)).answer as Output<N>),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A changing call. Everything shown is asked for again afterwards. The past is not written into. */
export function useAct<N extends WindowChannel>(channel: N): UseMutationResult<Output<N>, Error, Request<N>> {
  const past = usePast();
  return useMutation({
    mutationFn: (input: Request<N>) =>
      past === null ? call(channel, input) : Promise.reject(new ContractError(onlyLooking(past.on))),
    onSuccess: () => refreshAll(),
  });
}

const onlyLooking = (on: string): AppError => ({
  code: 'rule',
  rule: 'past',
  message: `这是 ${on} 的情况，只能看。要修改，请先回到今天。`,
});
