import { isDuring } from '#domain/monitoring/targeted-measures.ts';
import { codesOf, dayOf, numberOf, type RecordFacts, textOf } from './facts.ts';
import type { Home } from './home.ts';
import type { Spell } from './spells.ts';

/** What `measuresDuring` reads. */
export const MEASURES_READ = [
  '@measure.year',
  '@measure.kind',
  '@measure.items',
  '@measure.content',
  '@measure.note',
  '@measure.starts_on',
  '@measure.ends_on',
] as const;

/** 开发式帮扶: 产业, 就业, 金融, 公益岗位. */
export const DEVELOPMENT = ['industry', 'employment', 'finance', 'public_post'] as const;
/** 综合保障, and 低保, 特困供养 and 残疾人补贴 in it. */
export const SECURITY = 'security';
export const SECURITY_ITEMS = ['01', '02', '03'] as const;
/** 教育帮扶, and 雨露计划 in it. */
export const EDUCATION = 'education';
export const RAIN_AND_DEW = '01';

/** The first month there can be: of a spell of which nobody said when it began. */
const ALWAYS = '190001';

/** A table that was emptied leaves a row of which nothing is said. */
const saysSomething = ({ values }: RecordFacts): boolean =>
  textOf(values, 'items') !== null || textOf(values, 'content') !== null || textOf(values, 'note') !== null;

/** The measures of a household that fell into a spell, up to the day of the check. */
export const measuresDuring = (
  { measures }: Pick<Home, 'measures'>,
  { recognised, until }: Pick<Spell, 'recognised' | 'until'>,
): readonly RecordFacts[] =>
  measures.filter((measure) => {
    const { values } = measure;
    const year = numberOf(values, 'year');
    const days = { starts_on: dayOf(values, 'starts_on'), ends_on: dayOf(values, 'ends_on') };
    return (
      year !== null && saysSomething(measure) && isDuring({ year, ...days }, recognised ?? ALWAYS, until)
    );
  });

export const kindOf = ({ values }: RecordFacts): string => textOf(values, 'kind') ?? '';

/** Whether there is a measure of one of these kinds. */
export const hasKind = (measures: readonly RecordFacts[], kinds: readonly string[]): boolean =>
  measures.some((measure) => kinds.includes(kindOf(measure)));

/** Whether there is a measure of a kind with one of these items. */
export const hasItem = (
  measures: readonly RecordFacts[],
  kind: string,
  ...codes: readonly string[]
): boolean =>
  measures.some(
    (measure) =>
      kindOf(measure) === kind && codesOf(measure.values, 'items').some((code) => codes.includes(code)),
  );
