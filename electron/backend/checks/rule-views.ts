import { reader } from '#db/write.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { PackChecks } from '#domain/policy/check-parts.ts';
import { RULES } from '#domain/quality/catalogue.ts';
import { chapterOfRule } from '#domain/quality/chapters.ts';
import { holdsIn, parametersOf } from '#domain/quality/prepare-rules.ts';
import type { Rule } from '#domain/quality/rule.ts';
import type { RuleView } from '#contract/check-rules.ts';
import { packOfYear } from '../packs/library.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { rulesOfYear } from './rules-of-year.ts';

interface Asked {
  readonly year?: number | undefined;
}

/** Every rule in words, with the numbers that hold in the year; without a year the catalogue as it is. */
export async function ruleViews(session: Session, { year }: Asked): Promise<RuleView[]> {
  if (year === undefined) return RULES.map((rule) => viewOf(rule, { year, checks: undefined }));
  const archive = openArchiveOf(session);
  const handles = { db: reader(archive), raw: archive.rawReading };
  const checks = (await packOfYear(handles.db, year))?.checks;
  return (await rulesOfYear(handles, year)).map((rule) => viewOf(rule, { year, checks }));
}

interface InForce extends Asked {
  readonly checks: PackChecks | undefined;
}

const viewOf = (rule: Rule, { year, checks }: InForce): RuleView => ({
  id: rule.id,
  level: rule.level,
  mixed: rule.mixed === true,
  chapter: chapterOfRule(rule.id),
  title: rule.title,
  message: rule.message,
  source: rule.source,
  years: [rule.years?.[0] ?? null, rule.years?.[1] ?? null],
  holds: year === undefined || holdsIn(rule, year),
  off: checks?.off?.find((each) => each.rule === rule.id)?.source ?? null,
  fields: [...new Set(rule.reads.flatMap((key) => findField(key)?.label ?? []))],
  parameters: parametersInForce(rule, checks),
});

function parametersInForce(rule: Rule, checks: PackChecks | undefined): RuleView['parameters'] {
  const values = parametersOf(rule, checks);
  return Object.entries(rule.parameters ?? {}).map(([name, { title, value, unit, ...origin }]) => {
    const set = checks?.parameters?.[`${rule.id}.${name}`];
    const { source, confidence = null } = set ?? origin;
    return { title, value: values[name] ?? value, unit, source, confidence, ofPack: set !== undefined };
  });
}
