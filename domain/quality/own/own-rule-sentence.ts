import { conditionWords } from '#domain/lists/filter-sentence.ts';
import { findListField, type ListSubject } from '#domain/lists/list-fields.ts';
import { isOwnGroup, type OwnGroup, type OwnNode } from './own-rule.ts';

const LOOKED_AT: readonly (readonly [ListSubject, string])[] = [
  ['member', '每个成员'],
  ['spell', '每次监测'],
];

const subjectsOf = (node: OwnNode): ListSubject[] =>
  isOwnGroup(node) ? node.of.flatMap(subjectsOf) : [findListField(node.field)?.subject ?? 'household'];

/** “每个成员：年龄 ≥ 60 且 （务工时间 > 6 或 务工月收入 已填）”: whom a rule looks at and what is a hit. */
export function ownRuleSentence(when: OwnGroup, year: number): string {
  const subjects = new Set(subjectsOf(when));
  const whom = LOOKED_AT.flatMap(([subject, word]) => (subjects.has(subject) ? [word] : []));
  return `${whom.join('、')}${whom.length === 0 ? '' : '：'}${groupWords(when, year)}`;
}

const groupWords = ({ join, of }: OwnGroup, year: number): string =>
  of.map((node) => nodeWords(node, year)).join(join === 'and' ? ' 且 ' : ' 或 ');

function nodeWords(node: OwnNode, year: number): string {
  if (!isOwnGroup(node)) return conditionWords(node, year);
  const words = groupWords(node, year);
  return node.of.length === 1 ? words : `（${words}）`;
}
