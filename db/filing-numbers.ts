import type Database from 'better-sqlite3';
import { codeIn } from '#domain/filing/numbers.ts';

/** A number as it was given. */
interface GivenNumber {
  readonly serial: number;
  readonly code: string;
}

/**
 * The next numbers of a series, given for good: a number that was given once is never given again, whatever becomes of
 * the act in which it was. Only inside `write`.
 */
export function giveNumbers(
  raw: Database.Database,
  series: string,
  { count, at }: { readonly count: number; readonly at: string },
): GivenNumber[] {
  const last = raw.prepare('SELECT max(serial) FROM filing_number WHERE series = ?').pluck().get(series) as
    number | null;
  const insert = raw.prepare(
    'INSERT INTO filing_number (series, serial, code, given_at) VALUES (?, ?, ?, ?)',
  );
  return Array.from({ length: count }, (_, n) => {
    const serial = (last ?? 0) + n + 1;
    const code = codeIn(series, serial);
    insert.run(series, serial, code, at);
    return { serial, code };
  });
}
