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
import { announceChange } from './last-change.ts';
import { call, ContractError } from './client.ts';
import { usePast } from './past.ts';

/** Answers stay valid until something changes: this window is the only writer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: Infinity, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Everything but the checks of a whole township, which may take seconds. */
export const refreshBesideChecks = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'check.run' });

/** Asks for everything shown anew. Nobody waits for a check: it runs again behind the page, or when its page is opened. */
export async function refreshAll(): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ['check.run'] });
  await refreshBesideChecks();
}

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
    onSuccess: (answer) => {
      announceChange(answer);
      return refreshAll();
    },
  });
}

/** A call that nothing shown depends on: signing in, locking. Whoever calls says what comes of it. */
export const useCall = <N extends WindowChannel>(
  channel: N,
): UseMutationResult<Output<N>, Error, Request<N>> =>
  useMutation({ mutationFn: (input: Request<N>) => call(channel, input) });

const onlyLooking = (on: string): AppError => ({
  code: 'rule',
  rule: 'past',
  message: `这是 ${on} 的情况，只能看。要修改，请先回到今天。`,
});
