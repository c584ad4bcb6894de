import type { ReactNode } from 'react';
import type { PaperState } from '#domain/completeness/states.ts';
import { PAPER_WORDS } from './paper-words.ts';

/** A state as its sign and word, in a small box of its colour. */
export function PaperSign({ state }: { state: PaperState }): ReactNode {
  const { word, sign, tone } = PAPER_WORDS[state];
  return (
    <span className={`paper-sign ${tone}`}>
      <b aria-hidden>{sign}</b>
      {/* 缺 is its own sign; it is read out once and shown once. */}
      {word === sign ? <span className="spoken">{word}</span> : word}
    </span>
  );
}
