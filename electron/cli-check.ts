import type { Finding } from '#contract/common.ts';
import { findVillage } from './cli-find.ts';
import { done, refused } from './cli-outcome.ts';
import { shortTable } from './cli-table.ts';
import { withArchive, yearOf, type Command } from './cli-terminal.ts';

export const check: Command = withArchive(async (terminal, args, state) => {
  const village = args.village === undefined ? null : await findVillage(terminal, args.village);
  if (village !== null && !village.ok) return refused(village.error);
  const where = village === null ? {} : { villageId: village.value };
  const year = yearOf(args, state);
  const answer = await terminal.ask('check.run', { year, ...where, job: 'terminal' });
  if (!answer.ok) return refused(answer.error);
  const { hits, counts } = answer.value;
  const summary = `${year} 年核查：错误 ${counts.error} 处，提醒 ${counts.warning} 处。`;
  return done({ hits: hits.map(stable), counts }, hits.length === 0 ? summary : `${lines(hits)}\n${summary}`);
});

/** What programs may rely on; row numbers of the database are not part of it. */
const stable = ({ rule, level, householdNo, idNumber, field, message }: Finding) => ({
  rule,
  level,
  householdNo,
  idNumber,
  field,
  message,
});

const lines = (hits: Finding[]): string =>
  shortTable(
    ['级别', '户编号', '规则', '疑点'],
    hits.map((h) => [h.level === 'error' ? '错误' : '提醒', h.householdNo ?? '', h.rule, h.message]),
  );
