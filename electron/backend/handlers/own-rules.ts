import { deleteOwnRule, loadOwnRules, nextOwnRule, type StoredOwnRule } from '#db/own-rules.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { compileOwnRule } from '#domain/quality/own/compile-own-rule.ts';
import { type OwnRule, ownRuleFaults, ownRuleSchema } from '#domain/quality/own/own-rule.ts';
import { ok } from '#contract/result.ts';
import { packOfRules } from '../checks/pack-of-rules.ts';
import { runCheck } from '../checks/run-check.ts';
import type { Handlers } from '../dispatch.ts';
import { act, inTurn, openArchiveOf, Refusal, type Session, today } from '../session.ts';

const SHOWN = 200;

function known(session: Session, id: number): StoredOwnRule {
  const found = loadOwnRules(openArchiveOf(session).rawReading).find((rule) => rule.id === id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这条自定规则' });
  return found;
}

function refuseFaults(rule: OwnRule): void {
  const faults = ownRuleFaults(rule.when);
  if (faults.length > 0)
    throw new Refusal({
      code: 'invalid-input',
      issues: faults.map((message) => ({ path: '条件', message })),
    });
}

const cellsOf = (rule: OwnRule, basis: string | null): Cells => ({
  ...{ title: rule.title, level: rule.level, message: rule.message },
  definition: JSON.stringify(rule.when),
  basis: basis === '' ? null : basis,
  ...{ from_year: rule.years?.[0] ?? null, to_year: rule.years?.[1] ?? null },
  ...{ enabled: 0, tested_on: null, tested_hits: null },
});

/** A rule is run as it will run, over the whole township. */
async function tried(session: Session, year: number, rule: OwnRule, id: string) {
  refuseFaults(rule);
  const these = [compileOwnRule({ id, rule: ownRuleSchema.parse(rule), source: '试查' })];
  const { hits, tally } = await runCheck(session, { year, these });
  return {
    hits: tally.reduce((sum, counted) => sum + counted.hits, 0),
    households: new Set(hits.map(({ householdId }) => householdId)).size,
    findings: hits.slice(0, SHOWN),
  };
}

const ruleOf = ({ title, level, message, when, years }: StoredOwnRule): OwnRule => ({
  ...{ title, level, message, when },
  ...(years === undefined ? {} : { years }),
});

export const ownRuleHandlers = {
  'ownRule.list': (session) =>
    ok({
      rules: loadOwnRules(openArchiveOf(session).rawReading).map((rule) => ({
        ...rule,
        faults: ownRuleFaults(rule.when),
      })),
    }),
  'ownRule.save': inTurn(async (session, { id, rule, basis }) => {
    refuseFaults(rule);
    const before = id === null ? null : known(session, id);
    const word = before === null ? '新建' : '修改';
    const number = before?.rule ?? nextOwnRule(openArchiveOf(session).rawReading);
    const head = { command: 'ownRule.save', title: `${word}自定规则 ${number}“${rule.title}”` };
    const done = await act(session, head, async ({ raw }) => {
      const rows = rowWriter(raw);
      if (before === null) return rows.insert('own_rule', { rule: number, ...cellsOf(rule, basis) });
      rows.update('own_rule', before.id, cellsOf(rule, basis));
      return before.id;
    });
    return ok({ id: done.value, rule: number, change: done.change });
  }),
  'ownRule.try': inTurn(async (session, input) => {
    if ('rule' in input) return ok(await tried(session, input.year, input.rule, 'Z000'));
    const stored = known(session, input.id);
    const outcome = await tried(session, input.year, ruleOf(stored), stored.rule);
    const head = { command: 'ownRule.try', title: `试查自定规则 ${stored.rule}：${outcome.hits} 处疑点` };
    await act(session, head, async ({ raw }) =>
      rowWriter(raw).update('own_rule', stored.id, { tested_on: today(session), tested_hits: outcome.hits }),
    );
    return ok(outcome);
  }),
  'ownRule.enable': inTurn(async (session, { id, enabled }) => {
    const stored = known(session, id);
    if (enabled) {
      refuseFaults(stored);
      if (stored.testedOn === null)
        throw new Refusal({
          code: 'rule',
          rule: 'own-rule-untested',
          message: '这条规则还没有在档案上试查过。请先试查，看看查出来的对不对，再启用。',
        });
    }
    const title = `${enabled ? '启用' : '停用'}自定规则 ${stored.rule}“${stored.title}”`;
    const done = await act(session, { command: 'ownRule.enable', title }, async ({ raw }) =>
      rowWriter(raw).update('own_rule', id, { enabled: enabled ? 1 : 0 }),
    );
    return ok({ change: done.change });
  }),
  'ownRule.remove': inTurn(async (session, { id }) => {
    const stored = known(session, id);
    const title = `删除自定规则 ${stored.rule}“${stored.title}”`;
    const done = await act(session, { command: 'ownRule.remove', title }, async ({ raw }) => {
      deleteOwnRule(raw, id);
    });
    return ok({ change: done.change });
  }),
  'ownRule.pack': async (session, { year, ids, title }) => {
    const rules = ids.map((id) => known(session, id));
    const pack = await packOfRules(session, { year, title, rules });
    const bytes = new TextEncoder().encode(`${JSON.stringify(pack, null, 2)}\n`);
    return ok({
      ...session.outputs.put(`政策包_${pack.id}_v${pack.version}.json`, bytes),
      rules: rules.length,
    });
  },
} satisfies Partial<Handlers>;
