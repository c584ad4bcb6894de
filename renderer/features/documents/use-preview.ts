import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Output } from '#contract/channels.ts';
import type { DocumentTarget } from '#contract/document.ts';
import { call } from '../../client.ts';
import { readOutput } from '../../ui/read-output.ts';

type Preview = Pick<Output<'document.preview'>, 'pages' | 'papers' | 'missing' | 'needs' | 'name'> & {
  readonly bytes: Uint8Array<ArrayBuffer>;
};

interface PreviewQuestion {
  readonly document: string;
  readonly target: DocumentTarget | null;
  readonly year: number;
  readonly paper: 'A4' | 'A3';
  /** Which of the papers, from 0. */
  readonly at: number;
}

/** One of the papers as it would be printed now; made again after every change of the data. */
export function usePreview({ document, target, year, paper, at }: PreviewQuestion): UseQueryResult<Preview> {
  return useQuery({
    queryKey: ['document.preview', document, target, year, paper, at],
    enabled: target !== null,
    gcTime: 30_000,
    placeholderData: (previous, query) =>
      query?.queryKey[1] === document ? keepPreviousData(previous) : undefined,
    queryFn: async () => {
      if (target === null) throw new Error('nobody is chosen');
      const made = await call('document.preview', { document, target, year, paper, at });
      const { pages, papers, missing, needs, name } = made;
      return { bytes: await readOutput(made.outputId), pages, papers, missing, needs, name };
    },
  });
}
