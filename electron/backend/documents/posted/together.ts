import type { PublicText } from '#domain/identity/privacy.ts';
import type { Refusal as Need } from '#templates/document.ts';
import { chineseDate } from '#templates/layout/days.ts';
import { type PostedNotice, villagesText } from '#templates/layout/posted-model.ts';
import { Refusal } from '../../session.ts';
import type { Ask, TogetherAsk, VillageAsk } from '../sheet.ts';
import { cleared } from './cleared.ts';

type List = PostedNotice<{ readonly village: PublicText; readonly people: number }>;

interface How<Each, Model> {
  /** The list of one village, as it is printed for the village alone. */
  readonly make: (one: Each) => Promise<Model>;
  /** What keeps a village's list off the sheet as yet. */
  readonly waits?: (model: Model) => readonly Need[];
  /** What the lists do not have in common. */
  readonly merge: (models: readonly Model[]) => Partial<Model>;
}

interface Part<Each, Model> {
  readonly one: Each;
  readonly model: Model;
  readonly lacks: readonly string[];
  readonly needs: readonly Need[];
}

interface LeftOut {
  readonly village: string;
  readonly why: Need;
}

/**
 * One list of all villages, in the order of `each`. A sheet has one period: on it are those whose notice begins last,
 * which are those that are still to hang, or when all hung those that hung last. Whoever hangs on other days or is not
 * that far is left out and named.
 */
export async function together<Each extends Omit<VillageAsk, 'running'>, Model extends List>(
  ask: TogetherAsk<Each>,
  how: How<Each, Model>,
): Promise<Model> {
  const parts: Part<Each, Model>[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of ask.each) {
    const made = await partOf(one, how);
    if ('why' in made) leftOut.push(made);
    else parts.push(made);
  }
  const listed = ofNewestPeriod(parts);
  const [lead] = listed;
  if (lead === undefined) throw noneOf(leftOut);
  tellLacks(ask, listed);
  const others = parts.filter((part) => !listed.includes(part));
  for (const sentence of [...leftOutSentences(leftOut), ...elsewhenSentences(others)]) ask.lacks(sentence);
  for (const { one } of listed) ask.lists(one);
  ask.noticeTo(lead.model.period.to);
  const models = listed.map(({ model }) => model);
  const rows = models.flatMap((model) => model.rows);
  return {
    ...lead.model,
    ...how.merge(models),
    village: cleared(villagesText(rows), '村名'),
    rows,
    counts: { households: rows.length, people: rows.reduce((sum, { people }) => sum + people, 0) },
  };
}

/** Of several days the last. */
export const lastOf = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';

/** The last day on which the county decided; null where the archive has none. */
export const lastApproval = (
  models: readonly { readonly approvedOn: string | null }[],
): { approvedOn: string | null } => ({
  approvedOn: lastOf(models.flatMap(({ approvedOn }) => approvedOn ?? [])) || null,
});

async function partOf<Each extends Omit<VillageAsk, 'running'>, Model extends List>(
  one: Each,
  { make, waits }: How<Each, Model>,
): Promise<Part<Each, Model> | LeftOut> {
  const village = one.village.name;
  const lacks: string[] = [];
  const needs: Need[] = [];
  try {
    const model = await make({
      ...one,
      lacks: (sentence: string) => lacks.push(sentence),
      needs: (rule: string, message: string) => needs.push({ rule, message }),
      noticeTo: () => undefined,
    });
    const [why] = waits?.(model) ?? [];
    if (why !== undefined) return { village, why };
    if (model.rows.length > 0) return { one, model, lacks, needs };
    return { village, why: { rule: 'list-none', message: `${village}没有可以列入名单的户。` } };
  } catch (error) {
    if (!(error instanceof Refusal) || error.error.code !== 'rule') throw error;
    return { village, why: error.error };
  }
}

function ofNewestPeriod<Each, Model extends List>(parts: readonly Part<Each, Model>[]): Part<Each, Model>[] {
  const daysOf = ({ model: { period } }: Part<Each, Model>) => `${period.from} ${period.to}`;
  const newest = lastOf(parts.map(daysOf));
  return parts.filter((part) => daysOf(part) === newest);
}

const TOLD = 6;

/** In November a year has many lists that hung before: they are named in one sentence, the latest first. */
function elsewhenSentences<Each extends Omit<VillageAsk, 'running'>>(
  parts: readonly Part<Each, List>[],
): string[] {
  if (parts.length === 0) return [];
  const told = parts
    .toSorted((a, b) => b.model.period.from.localeCompare(a.model.period.from))
    .slice(0, TOLD)
    .map(({ one, model: { period } }) => {
      return `${one.village.name}（${chineseDate(period.from)}至${chineseDate(period.to)}）`;
    });
  const more = parts.length > TOLD ? `等 ${parts.length} 份` : '';
  return [`张贴日期和这张不同，没有列入：${told.join('、')}${more}`];
}

/** Villages that have nothing of the kind are many: they are named in one sentence. */
const hasNone = ({ why }: LeftOut): boolean => why.rule.endsWith('-none');

function leftOutSentences(leftOut: readonly LeftOut[]): string[] {
  const none = leftOut.filter(hasNone).map(({ village }) => village);
  return [
    ...leftOut
      .filter((each) => !hasNone(each))
      .map(({ village, why }) => `${village}没有列入：${why.message}`),
    ...(none.length === 0 ? [] : [`${[...new Set(none)].join('、')}没有登记要列入的户`]),
  ];
}

function noneOf(leftOut: readonly LeftOut[]): Refusal {
  const waiting = leftOut.filter((each) => !hasNone(each));
  const told = waiting.length > 0 ? waiting : leftOut.slice(0, 1);
  const sentences = told
    .slice(0, TOLD)
    .map(({ village, why: { message } }) =>
      message.startsWith(village) ? message : `${village}：${message}`,
    );
  const more = told.length > TOLD ? `……共 ${told.length} 个村。` : '';
  const rule = told[0]?.why.rule ?? 'list-none';
  return new Refusal({
    code: 'rule',
    rule,
    message: `还没有一个村可以列入名单。${sentences.join('')}${more}`,
  });
}

/** What holds for all of the sheet is told once, what holds for some with the names of their villages. */
function tellLacks<Each extends Omit<VillageAsk, 'running'>>(
  ask: Pick<Ask, 'lacks' | 'needs'>,
  parts: readonly Part<Each, unknown>[],
): void {
  const told = parts.flatMap(({ one, lacks }) =>
    [...new Set(lacks)].map((sentence) => ({ village: one.village.name, sentence })),
  );
  for (const [sentence, some] of Map.groupBy(told, (each) => each.sentence)) {
    const whose = [...new Set(some.map(({ village }) => village))].filter((name) => !sentence.includes(name));
    const isOfAll = some.length === parts.length || whose.length === 0 || sentence.startsWith('户编号');
    ask.lacks(isOfAll ? sentence : `${whose.join('、')}：${sentence}`);
  }
  for (const { one, needs } of parts)
    for (const { rule, message } of needs) ask.needs(rule, `${one.village.name}：${message}`);
}
