import { RULES } from '#domain/quality/catalogue.ts';
import { ownRuleFaults } from '#domain/quality/own/own-rule.ts';
import { ruleOf } from '#domain/suspicions/catalogue.ts';
import type { PackSuspicions } from '#domain/suspicions/pack-part.ts';
import { suspicionParameter } from '#domain/suspicions/parameter.ts';
import type { PackChecks } from './check-parts.ts';
import { PACK_SECTIONS } from './pack-problems.ts';

const PLACE = `${PACK_SECTIONS.checks}（checks）`;

/**
 * What a file says of checks that this program does not have, in sentences for the person who wrote it. Asked when a
 * file is loaded: a pack that is there already goes on ruling when a rule or a field is gone, and says nothing of it.
 * `whole` is the same with what it rests on.
 */
export function checkProblems(own: PackChecks = {}, whole: PackChecks = own): string[] {
  const { parameters = {}, off = [], rules = [], suspicions = {} } = own;
  const known = new Set([...RULES, ...(whole.rules ?? [])].map(({ id }) => id));
  return [
    ...Object.keys(parameters).flatMap(parameterProblem),
    ...twice(off.map(({ rule }) => rule)).map((id) => `off：${id} 写了两次`),
    ...off.flatMap(({ rule }) => (known.has(rule) ? [] : [`off：没有 ${rule} 这条规则`])),
    ...twice(rules.map(({ id }) => id)).map((id) => `rules：${id} 写了两次，每条规则用自己的编号`),
    ...rules.flatMap((rule) => ruleProblems(rule).map((problem) => `rules：${rule.id} ${problem}`)),
    ...suspicionProblems(suspicions),
  ].map((problem) => `${PLACE} ${problem}，请核对。`);
}

const twice = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
];

function parameterProblem(key: string): string[] {
  const [id = '', name = ''] = key.split('.');
  const rule = RULES.find((each) => each.id === id);
  if (rule === undefined) return [`parameters：“${key}”里的 ${id} 没有这条规则`];
  const names = Object.keys(rule.parameters ?? {});
  if (names.includes(name)) return [];
  return [
    names.length === 0
      ? `parameters：“${key}”不能设，${id}“${rule.title}”没有可以改的数`
      : `parameters：${id}“${rule.title}”没有名为“${name}”的数，可以写 ${names.map((each) => `${id}.${each}`).join('、')}`,
  ];
}

function ruleProblems({ when, years }: NonNullable<PackChecks['rules']>[number]): string[] {
  const [from, to] = years ?? [null, null];
  return [
    ...ownRuleFaults(when),
    ...(from !== null && to !== null && from > to ? ['起始年不能晚于终止年'] : []),
  ];
}

const suspicionProblems = ({ parameters = {}, off = [] }: PackSuspicions): string[] => [
  ...Object.keys(parameters).flatMap((key) =>
    suspicionParameter(key) === undefined ? [`suspicions：没有名为“${key}”的数`] : [],
  ),
  ...off.flatMap(({ rule }) => (ruleOf(rule) === undefined ? [`suspicions：没有 ${rule} 这种疑似情况`] : [])),
];
