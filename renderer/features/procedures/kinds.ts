import type { Output } from '#contract/channels.ts';
import type { Effect } from '#domain/procedures/definition.ts';

export type Kind = Output<'procedure.kinds'>['kinds'][number];
export type ProcedureRow = Output<'procedure.list'>['procedures'][number];

/** What comes of a procedure, in the order in which a clerk looks for it. */
const GROUPS: readonly { readonly word: string; readonly effects: readonly Effect[] }[] = [
  { word: '纳入', effects: ['open-monitoring-spell', 'recognise'] },
  { word: '返贫', effects: ['return'] },
  { word: '退出', effects: ['exit', 'clear'] },
  { word: '消除', effects: ['eliminate-spell'] },
  { word: '其他', effects: ['none'] },
];

interface KindGroup {
  readonly word: string;
  readonly kinds: readonly Kind[];
}

/** The kinds of a year under what comes of them; a group without any is left out. */
export const groupsOf = (kinds: readonly Kind[]): KindGroup[] =>
  GROUPS.map(({ word, effects }) => ({
    word,
    kinds: kinds.filter((kind) => effects.includes(kind.effect)),
  })).filter((group) => group.kinds.length > 0);

/** What a finished procedure did with its households: 2 户纳入监测. */
export const OUTCOMES = {
  'open-monitoring-spell': '纳入监测',
  'eliminate-spell': '消除风险',
  recognise: '纳入',
  return: '返贫',
  exit: '脱贫退出',
  clear: '清退',
  none: '办完',
} as const satisfies Record<Effect, string>;

/** What a step waits for, in the few words that a card has room for; by the rule of its first blocker. */
const WAITS: Readonly<Record<string, string>> = {
  'notice-over': '公示未满',
  'waiting-period': '间隔未到',
  'paper-in-hand': '缺材料',
  'objections-settled': '异议未处理',
  'someone-left': '没有户了',
};

export const waitWord = (rule: string | null): string => (rule === null ? '' : (WAITS[rule] ?? '条件未齐'));
