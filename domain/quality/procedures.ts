import type { Effect } from '#domain/procedures/definition.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { type CandidacyFacts, numberOf, type RuleContext, textOf } from './facts.ts';
import type { Home } from './home.ts';

type Definition = PolicyPack['procedures'][number];

/** A household's part in a procedure, with the pack that the procedure keeps. */
export interface Running {
  readonly candidacy: CandidacyFacts;
  readonly pack: PolicyPack;
  readonly definition: Definition;
}

/** What the rules on procedures read. */
export const PROCEDURE_READS = ['@procedure_household'] as const;

/** The parts that a household has in procedures of the year; none whose pack is not there any more. */
export function runningOf({ candidacies }: Home, { packOf, year }: RuleContext): Running[] {
  return candidacies.flatMap((candidacy) => {
    const { values } = candidacy;
    if (numberOf(values, 'year') !== year) return [];
    const pack = packOf(textOf(values, 'pack_id') ?? '', numberOf(values, 'pack_version') ?? 0);
    const definition = pack?.procedures.find(({ key }) => key === values['key']);
    return pack === undefined || definition === undefined ? [] : [{ candidacy, pack, definition }];
  });
}

const INTO: readonly Effect[] = ['recognise', 'return', 'open-monitoring-spell'];
const OUT: readonly Effect[] = ['exit', 'eliminate-spell'];

/** 拟纳入, 拟脱贫: the household is still in, and the procedure has not come to its end. */
export const isProposed = ({ candidacy: { values } }: Running): boolean =>
  values['status'] === 'open' && values['dropped'] !== 1;

export const isDropped = ({ candidacy: { values } }: Running): boolean => values['dropped'] === 1;
export const leadsIn = ({ definition }: Running): boolean => INTO.includes(definition.effect);
export const leadsOut = ({ definition }: Running): boolean => OUT.includes(definition.effect);

/** The lines of a list that somebody ticked: their number from 1 and their text. */
export function tickedLines(
  { candidacy: { answers }, pack, definition }: Running,
  list: 'exclusions' | 'admissions' | 'bars',
): { n: number; text: string }[] {
  const lines = list === 'bars' ? definition.bars?.lines : pack.documents.scoring?.[list];
  return answers.flatMap(({ item, applies }) => {
    const [of, number] = item.split('/');
    const n = Number(number);
    return of === list && applies ? [{ n, text: lines?.[n - 1]?.text ?? '' }] : [];
  });
}
