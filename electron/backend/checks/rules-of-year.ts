import { loadOwnRules } from '#db/own-rules.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { RULES } from '#domain/quality/catalogue.ts';
import { compileOwnRule } from '#domain/quality/own/compile-own-rule.ts';
import { ownRuleFaults } from '#domain/quality/own/own-rule.ts';
import type { Rule } from '#domain/quality/rule.ts';
import { packOfYear } from '../packs/library.ts';
import type { CheckHandles } from './check-context.ts';

/** The rules that may be run over the values of a year: the catalogue, the pack's own, the township's own that are on. */
export async function rulesOfYear(handles: CheckHandles, year: number): Promise<readonly Rule[]> {
  return [...RULES, ...rulesOfPack(await packOfYear(handles.db, year)), ...rulesOfTownship(handles)];
}

/** A rule that names a field which this version does not have says nothing; the pack's page tells of it. */
const rulesOfPack = (pack: PolicyPack | undefined): Rule[] =>
  (pack?.checks?.rules ?? [])
    .filter(({ when }) => ownRuleFaults(when).length === 0)
    .map(({ id, source, ...rule }) => compileOwnRule({ id, rule, source }));

const rulesOfTownship = ({ raw }: CheckHandles): Rule[] =>
  loadOwnRules(raw)
    .filter(({ enabled, when }) => enabled && ownRuleFaults(when).length === 0)
    .map(({ rule: id, basis, ...rule }) => compileOwnRule({ id, rule, source: basis ?? '本乡镇自定' }));
