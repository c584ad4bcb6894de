import { RULES } from '#domain/quality/catalogue.ts';
import { ownRuleSentence } from '#domain/quality/own/own-rule-sentence.ts';
import type { Parameter } from '#domain/quality/rule.ts';
import { ruleOf } from '#domain/suspicions/catalogue.ts';
import type { PackSuspicions } from '#domain/suspicions/pack-part.ts';
import { suspicionParameter } from '#domain/suspicions/parameter.ts';
import type { PackChecks } from './check-parts.ts';
import { entryOf, type PackEntry } from './pack-entry.ts';
import type { PolicyPack } from './pack-schema.ts';
import { yearsWords } from './pack-words.ts';

/** What the pack says of the checks: other numbers, rules that do not hold, rules of its own, samples, suspicions. */
export function checkEntries({ checks, years: [from, to] }: PolicyPack): PackEntry[] {
  if (checks === undefined) return [];
  const { parameters = {}, off = [], rules = [], sample, suspicions } = checks;
  return [
    ...Object.entries(parameters).map(([key, set]) => {
      const [id = '', name = ''] = key.split('.');
      const rule = RULES.find((each) => each.id === id);
      const parameter = rule?.parameters?.[name];
      const title = `${nameOfRule(id, rules)} · ${parameter?.title ?? name}`;
      return entryOf('checks', key, [title, numberWords(set.value, parameter)], set);
    }),
    ...off.map((each) =>
      entryOf('checks', `off/${each.rule}`, [nameOfRule(each.rule, rules), '不查这一条'], each),
    ),
    ...rules.map((rule) =>
      entryOf('checks', `own/${rule.id}`, [`${rule.id} ${rule.title}`, ownWords(rule, to ?? from)], rule),
    ),
    ...(sample === undefined ? [] : [sampleEntry(sample)]),
    ...(suspicions === undefined ? [] : suspicionEntries(suspicions)),
  ];
}

type PackRule = NonNullable<PackChecks['rules']>[number];

const nameOfRule = (id: string, own: readonly PackRule[]): string =>
  [id, (RULES.find((rule) => rule.id === id) ?? own.find((rule) => rule.id === id))?.title]
    .filter((part) => part !== undefined)
    .join(' ');

const amount = (value: number, unit: string): string =>
  unit === '%' ? `${value}%` : `${value} ${unit}`.trim();

/** With the program's own number, so that a reader sees what the pack changes. */
function numberWords(value: number, parameter: Parameter | undefined): string {
  const unit = parameter?.unit ?? '';
  if (parameter === undefined || parameter.value === value) return amount(value, unit);
  return `${amount(value, unit)}（程序原定 ${amount(parameter.value, unit)}）`;
}

const LEVELS = { error: '错误', warning: '提醒' } as const;

function ownWords({ level, when, message, years }: PackRule, year: number): string {
  const [from, to] = years ?? [null, null];
  const when_ = from === null && to === null ? '' : `（${spanWords(from, to)}）`;
  return `${LEVELS[level]}${when_}：${ownRuleSentence(when, year)}。提示“${message}”`;
}

const spanWords = (from: number | null, to: number | null): string =>
  from === null ? `${to ?? ''} 年及以前` : to === null ? `${from} 年起` : yearsWords([from, to]);

const sampleEntry = (sample: NonNullable<PackChecks['sample']>): PackEntry =>
  entryOf(
    'checks',
    'sample',
    ['抽查样本', `不少于 ${sample.villages} 个村、${sample.households} 户`],
    sample,
  );

function suspicionEntries({ parameters = {}, off = [], assets }: PackSuspicions): PackEntry[] {
  return [
    ...Object.entries(parameters).map(([key, set]) => {
      const found = suspicionParameter(key);
      return entryOf('checks', key, [found?.title ?? key, numberWords(set.value, found?.parameter)], set);
    }),
    ...off.map((each) =>
      entryOf(
        'checks',
        `off/${each.rule}`,
        [`疑似情况 ${each.rule} ${ruleOf(each.rule)?.title ?? ''}`, '不作疑似情况'],
        each,
      ),
    ),
    ...(assets ?? []).map((asset) =>
      entryOf('checks', `asset/${asset.rule}`, [`资产反馈 · ${asset.title}`, assetWords(asset)], asset),
    ),
  ];
}

function assetWords({ words, except }: NonNullable<PackSuspicions['assets']>[number]): string {
  const without = except.length === 0 ? '' : `，写有${quoted(except)}的除外`;
  return `反馈里写有${quoted(words)}的${without}`;
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');
