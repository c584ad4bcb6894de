import { useSyncExternalStore } from 'react';

/** A refusal that waits for a reason: the year is closed. */
export interface Question {
  /** The sentence of the refusal. */
  readonly message: string;
  /** Null when the clerk leaves it; `more` lets the reason stand for what follows on the same page. */
  readonly answer: (reason: string | null, more?: boolean) => void;
}

/** The reason that stands for what follows: on which page, and to which refusal. */
let standing: { readonly place: string; readonly message: string; readonly reason: string } | null = null;

const placeNow = (): string => window.location.hash.split('?')[0] ?? '';

let questions: readonly Question[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Question[]): void {
  questions = next;
  for (const listener of listeners) listener();
}

/** Asks the clerk why a closed year is corrected; whatever act it is, there is one dialog for it. */
export function askReason(message: string): Promise<string | null> {
  const place = placeNow();
  if (standing?.place === place && standing.message === message) return Promise.resolve(standing.reason);
  return new Promise((resolve) => {
    const question: Question = {
      message,
      answer: (reason, more = false) => {
        standing = more && reason !== null ? { place, message, reason } : null;
        set(questions.filter((each) => each !== question));
        resolve(reason);
      },
    };
    set([...questions, question]);
  });
}

/** The question that waits longest. */
export const currentQuestion = (): Question | undefined => questions[0];

export const useQuestion = (): Question | undefined =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentQuestion);
