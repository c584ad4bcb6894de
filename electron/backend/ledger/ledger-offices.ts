import type { IssueRow } from '#db/issues.ts';
import { findTownship } from '#db/places.ts';
import { reader } from '#db/write.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Township } from '../documents/target.ts';
import { packOfYear } from '../packs/library.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import { departmentFor } from './departments.ts';

interface LedgerOffices {
  readonly township: Township;
  readonly pack: PolicyPack;
  readonly year: number;
}

/** The township and the policy pack that rules a year. */
export async function officesOfYear(session: Session, year: number): Promise<LedgerOffices> {
  const db = reader(openArchiveOf(session));
  const township = await findTownship(db);
  const pack = await packOfYear(db, year);
  if (township === undefined) throw new Refusal({ code: 'not-found', what: '乡镇信息' });
  if (pack === undefined) {
    const message = `没有适用 ${year} 年的政策包，请先在设置里载入。`;
    throw new Refusal({ code: 'rule', rule: 'no-pack', message });
  }
  return { township, pack, year };
}

/** Who should confirm each of these problems, by the pack of the year in which it was found. */
export async function proposedDepartments(
  session: Session,
  issues: readonly IssueRow[],
): Promise<(issue: IssueRow) => string> {
  const years = new Map<number, LedgerOffices>();
  for (const { foundOn } of issues) {
    const year = Number(foundOn.slice(0, 4));
    if (!years.has(year)) years.set(year, await officesOfYear(session, year));
  }
  return (issue) => {
    const offices = years.get(Number(issue.foundOn.slice(0, 4)));
    if (offices === undefined) throw new Error('asked for a problem that was not given');
    return departmentFor(offices, issue);
  };
}
