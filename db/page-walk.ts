import { join } from 'node:path';
import { connect, DATABASE_NAME } from './connection.ts';
import { isDamage } from './damage.ts';

export interface PageWalk {
  /** Whether a damaged page was come upon so far. */
  readonly foundDamage: () => boolean;
  readonly stop: () => void;
}

export interface Pace {
  /** Milliseconds before the first step, while the window takes its first look. */
  readonly startAfter: number;
  /** Milliseconds of reading at a time, and of leaving the process to others after that. */
  readonly step: number;
  readonly rest: number;
}

const UNHURRIED: Pace = { startAfter: 10_000, step: 15, rest: 60 };

/**
 * Reads every page of a database file once, a few at a time, beside whatever else is done: the cipher tells an
 * altered page from a sound one when it is read. On a handle of its own, so that the caches of the others keep what
 * the clerk works on.
 */
export function walkPages(folder: string, key: Buffer, pace: Pace = UNHURRIED): PageWalk {
  let damaged = false;
  let end: (() => void) | undefined;
  let timer = setTimeout(begin, pace.startAfter);
  timer.unref();

  function begin(): void {
    const db = connect(join(folder, DATABASE_NAME), key, { readonly: true });
    db.pragma('cache_size=-2048');
    const pages = db.prepare('SELECT pageno FROM dbstat').iterate();
    end = () => {
      pages.return?.();
      db.close();
    };
    step(pages);
  }

  function step(pages: Iterator<unknown>): void {
    const until = performance.now() + pace.step;
    try {
      while (performance.now() < until) {
        if (pages.next().done !== true) continue;
        stop();
        return;
      }
    } catch (error) {
      damaged = isDamage(error);
      stop();
      if (!damaged) throw error;
      return;
    }
    timer = setTimeout(() => step(pages), pace.rest);
    timer.unref();
  }

  function stop(): void {
    clearTimeout(timer);
    end?.();
    end = undefined;
  }

  return { foundDamage: () => damaged, stop };
}
