import type Database from 'better-sqlite3';
import { hasValidCheckDigit } from '#domain/identity/id-number.ts';

const OFFICES = `SELECT phone FROM township UNION SELECT county_phone FROM township
  UNION SELECT phone FROM village WHERE phone IS NOT NULL`;
const KNOWN = `SELECT EXISTS (SELECT 1 FROM household WHERE household_no = @number)
  OR EXISTS (SELECT 1 FROM member WHERE person_no = @number) OR EXISTS (SELECT 1 FROM helper WHERE helper_no = @number)
  OR EXISTS (SELECT 1 FROM village WHERE code = @number)`;

/**
 * Tells the long numbers that are nobody's secret, by their digits: of households and people in the archive, of
 * villages and offices. A sound identity number is never one, wherever somebody put it.
 */
export function publicNumbers(db: Database.Database): (digits: string) => boolean {
  const phones = db.prepare(OFFICES).pluck().all() as string[];
  const offices = new Set(phones.map((phone) => phone.normalize('NFKC').replace(/\D/gu, '')));
  const known = db.prepare(KNOWN).pluck();
  return (digits) =>
    !hasValidCheckDigit(digits) && (offices.has(digits) || known.get({ number: digits }) === 1);
}
