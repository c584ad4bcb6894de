import {
  addedUp,
  countOf,
  formulaOf,
  numberTitle,
  RATE_KEYS,
  RATE_NUMBERS,
  type RateCounts,
  type RateKey,
  rateOf,
  RATES,
} from '#domain/suspicions/rates.ts';
import type { PackSuspicions } from '#domain/suspicions/pack-part.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import type { RatePlace } from '#contract/suspicion.ts';
import type { Session } from '../session.ts';
import { rateGround } from './rate-ground.ts';

const recordOf = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;

/** 三率一度 of the township and of every village. */
export async function listRates(
  session: Session,
  { year }: Input<'suspicion.rates'>,
): Promise<Result<Output<'suspicion.rates'>>> {
  const { villages, gathered, sample } = await rateGround(session, year);
  const limits = recordOf(RATE_KEYS, (key) => limitOf(key, gathered.pack));
  const placeOf = (counts: RateCounts) => ({
    rates: recordOf(RATE_KEYS, (key) => rateOf(key, counts, limits[key].value)),
    numbers: recordOf(RATE_NUMBERS, (number) => countOf(counts, number)),
  });
  const places: RatePlace[] = villages.map(({ villageId, village, populationFrom, counts }) => ({
    ...{ villageId: villageId === 0 ? null : villageId, village, populationFrom },
    ...placeOf(counts),
  }));
  const whole: RatePlace = {
    ...{ villageId: null, village: '全乡镇', populationFrom: null },
    ...placeOf(addedUp(villages.map(({ counts }) => counts))),
  };
  return ok({
    rates: RATE_KEYS.map((key) => ({
      ...{ key, title: RATES[key].title, formula: formulaOf(key, year) },
      ...{ limit: limits[key].value, limitTitle: RATES[key].limit.title, limitIs: RATES[key].limit.name },
      source: limits[key].source,
      ...{ numerator: [...RATES[key].numerator], denominator: RATES[key].denominator },
    })),
    numbers: recordOf(RATE_NUMBERS, (number) => numberTitle(number, year)),
    places: [whole, ...places],
    sample: sample === null ? null : `${sample.title}（${sample.madeOn}）`,
  });
}

function limitOf(key: RateKey, pack: PackSuspicions): { value: number; source: string } {
  const { limit } = RATES[key];
  return pack.parameters?.[`${key}.${limit.name}`] ?? limit;
}
