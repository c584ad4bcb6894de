import type { ReactNode } from 'react';

type Years = readonly [number, number | null];

/** `2022—2025`, `2026 起`. */
export const yearsText = ([from, to]: Years): string =>
  to === null ? `${from} 起` : from === to ? String(from) : `${from}—${to}`;

export const allYears = (spans: readonly Years[]): string => spans.map(yearsText).join('、');

const certainty = { published: null, inferred: '推断', verify: '待核对' } as const;

interface SourceProps {
  readonly source: string;
  readonly confidence: keyof typeof certainty;
}

/** Where an entry comes from, and whether somebody should look at it. */
export function Source({ source, confidence }: SourceProps): ReactNode {
  const word = certainty[confidence];
  return (
    <>
      {word === null ? null : <span className="chip look">{word}</span>} {source}
    </>
  );
}
