import type { Finding } from '#contract/common.ts';
import type { Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { rulesOf, type Arguments } from './cli-arguments.ts';
import { findVillage } from './cli-find.ts';
import { done, refused } from './cli-outcome.ts';
import { shortTable } from './cli-table.ts';
import { withArchive, yearOf, type Command, type Terminal } from './cli-terminal.ts';

type Run = Output<'check.run'>;
type Titles = ReadonlyMap<string, string>;

export const check: Command = withArchive(async (terminal, args, state) => {
  const year = yearOf(args, state);
  const where = await placeOf(terminal, args, year);
  if (!where.ok) return refused(where.error);
  const titles = await titlesOf(terminal, args, year);
  if (!titles.ok) return refused(titles.error);
  const rules = args.rule === undefined ? {} : { rules: rulesOf(args).map((id) => id.toUpperCase()) };
  const answer = await runAll(terminal, { year, ...where.value, ...rules });
  if (!answer.ok) return refused(answer.error);
  const { counts } = answer.value;
  const hits = args.answers ? answer.value.hits : answer.value.hits.filter((hit) => hit.answer === null);
  const answered = counts.answered === 0 ? '' : `已说明情况属实 ${counts.answered} 处。`;
  const summary = `${year} 年核查：错误 ${counts.error} 处，提醒 ${counts.warning} 处。${answered}`;
  return done(
    { hits: hits.map((hit) => stable(hit, args.answers)), counts },
    [...byRule(hits, titles.value), summary].join('\n'),
  );
});

type Where = { readonly villageId?: number; readonly householdId?: number };

async function placeOf(terminal: Terminal, args: Arguments, year: number): Promise<Result<Where>> {
  if (args.village !== undefined) {
    const village = await findVillage(terminal, args.village);
    return village.ok ? ok({ villageId: village.value }) : village;
  }
  if (args.household === undefined) return ok({});
  const household = await terminal.ask('household.get', { householdNo: args.household, year });
  return household.ok ? ok({ householdId: household.value.id }) : household;
}

/** The titles of the year's rules; refuses what is none of them. */
async function titlesOf(terminal: Terminal, args: Arguments, year: number): Promise<Result<Titles>> {
  const answer = await terminal.ask('check.rules', { year });
  if (!answer.ok) return answer;
  const titles = new Map(answer.value.rules.map(({ id, title }) => [id, title]));
  const unknown = rulesOf(args).filter((id) => !titles.has(id.toUpperCase()));
  return unknown.length === 0
    ? ok(titles)
    : refuse('unknown-rule', `没有 ${unknown.join('、')} 这条规则。用 call check.rules 可看全部。`);
}

type Asked = { readonly year: number; readonly rules?: string[] } & Where;

/** All hits: where there are more than one answer holds, rule by rule. */
async function runAll(terminal: Terminal, asked: Asked): Promise<Result<Run>> {
  const answer = await terminal.ask('check.run', { ...asked, job: 'terminal' });
  if (!answer.ok) return answer;
  const { tally, hits, counts } = answer.value;
  if (hits.length === counts.error + counts.warning + counts.answered) return answer;
  const all: Finding[] = [];
  for (const rule of new Set(tally.map((counted) => counted.rule))) {
    const ofRule = await terminal.ask('check.run', { ...asked, rules: [rule], job: 'terminal' });
    if (!ofRule.ok) return ofRule;
    all.push(...ofRule.value.hits);
  }
  return ok({ ...answer.value, hits: all });
}

/** What programs may rely on; row numbers of the database are not part of it. */
const stable = (hit: Finding, withAnswer: boolean) => {
  const { rule, level, householdNo, idNumber, field, message, answer } = hit;
  return {
    rule,
    level,
    householdNo,
    idNumber,
    field,
    message,
    ...(withAnswer ? { answer: told(answer) } : {}),
  };
};

const told = (answer: Finding['answer']) =>
  answer && { reason: answer.reason, evidence: answer.evidence, by: answer.by, on: answer.on };

/** So many hits of a rule are listed in words. */
const MOST_LISTED = 20;

/** Under each rule its hits; the rules with errors first. */
function byRule(hits: readonly Finding[], titles: Titles): string[] {
  const weight = ([rule, of]: readonly [string, readonly Finding[]]): string =>
    `${of.some(({ level }) => level === 'error') ? 0 : 1} ${rule}`;
  return [...Map.groupBy(hits, ({ rule }) => rule)]
    .toSorted((a, b) => (weight(a) < weight(b) ? -1 : 1))
    .map(([rule, of]) => {
      const head = `${rule} ${titles.get(rule) ?? ''}：${of.length} 处`;
      const rows = of.map((hit) => [
        hit.level === 'error' ? '错误' : '提醒',
        ...[
          hit.householdNo ?? '',
          hit.message + (hit.answer === null ? '' : `（情况属实：${hit.answer.reason}）`),
        ],
      ]);
      return `${head}\n${shortTable(['级别', '户编号', '疑点'], rows, MOST_LISTED)}\n`;
    });
}
