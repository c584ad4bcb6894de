import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DocumentTarget } from '#contract/document.ts';
import { call } from '../../client.ts';
import { readOutput } from '../../ui/read-output.ts';

export interface DocumentPreview {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly missing: readonly string[];
  readonly name: string;
}

interface PreviewQuestion {
  readonly document: string;
  readonly target: DocumentTarget | undefined;
  readonly year: number;
  readonly paper: 'A4' | 'A3';
}

/** The document as it would be printed now; made again after every change of the data. */
export function usePreview({
  document,
  target,
  year,
  paper,
}: PreviewQuestion): UseQueryResult<DocumentPreview> {
  return useQuery({
    queryKey: ['document.preview', document, target, year, paper],
    enabled: target !== undefined,
    gcTime: 30_000,
    queryFn: async () => {
      if (target === undefined) throw new Error('nobody is chosen');
      const made = await call('document.preview', { document, target, year, paper });
      return {
        bytes: await readOutput(made.outputId),
        pages: made.pages,
        missing: made.missing,
        name: made.name,
      };
    },
  });
}
