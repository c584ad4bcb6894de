import { useSyncExternalStore } from 'react';

/** A refusal that waits for a reason: the year is closed. */
export interface Question {
  /** The sentence of the refusal. */
  readonly message: string;
  /** Null when the clerk leaves it. */
  readonly answer: (reason: string | null) => void;
}

let questions: readonly Question[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Question[]): void {
  questions = next;
  for (const listener of listeners) listener();
}

/** Asks the clerk why a closed year is corrected; whatever act it is, there is one dialog for it. */
export const askReason = (message: string): Promise<string | null> =>
  new Promise((resolve) => {
    const question: Question = {
      message,
      answer: (reason) => {
        set(questions.filter((each) => each !== question));
        resolve(reason);
      },
    };
    set([...questions, question]);
  });

export const useQuestion = (): Question | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => questions[0],
  );
