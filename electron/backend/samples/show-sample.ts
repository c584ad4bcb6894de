import {
  findSample,
  findSampled,
  listSamples,
  type SampledHousehold,
  sampledHouseholds,
  type SampledValueRow,
  sampledValues,
  type SampleRow,
} from '#db/samples.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { errorRate, type GroupedRate, isSame, ratesBy, type SampledValue } from '#domain/sampling/results.ts';
import type { Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

type SampleView = Output<'sample.list'>['samples'][number];

export const sampleView = ({ strata, fields, ...row }: SampleRow): SampleView => ({
  ...row,
  strata: JSON.parse(strata) as SampleView['strata'],
  fields: JSON.parse(fields) as string[],
});

export function sampleOf(session: Session, id: number): SampleRow {
  const row = findSample(openArchiveOf(session).rawReading, id);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这次抽查' });
  return row;
}

export function sampledOf(session: Session, id: number): SampledHousehold {
  const row = findSampled(openArchiveOf(session).rawReading, id);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '抽中的这一户' });
  return row;
}

export const allSamples = (session: Session): Result<Output<'sample.list'>> =>
  ok({ samples: listSamples(openArchiveOf(session).rawReading).map(sampleView) });

const differs = ({ first, second }: SampledValueRow): boolean => !isSame(first, second);

export function showSample(session: Session, id: number): Result<Output<'sample.get'>> {
  const { rawReading } = openArchiveOf(session);
  const values = Map.groupBy(sampledValues(rawReading, id), ({ sampleHouseholdId }) => sampleHouseholdId);
  return ok({
    sample: sampleView(sampleOf(session, id)),
    households: sampledHouseholds(rawReading, id).map(({ sampleId: _, spare, ...row }) => {
      const own = values.get(row.id) ?? [];
      const differing = own.filter(differs);
      return {
        ...row,
        spare: spare === 1,
        ...{ values: own.length, differing: differing.length },
        open: differing.filter(({ verdict }) => verdict === null).length,
      };
    }),
  });
}

export function differencesOf(
  session: Session,
  { id, householdId }: { readonly id: number; readonly householdId?: number | undefined },
): Result<Output<'sample.differences'>> {
  const { rawReading } = openArchiveOf(session);
  const { year } = sampleOf(session, id);
  const households = new Map(sampledHouseholds(rawReading, id).map((row) => [row.id, row]));
  const told = (key: string, value: string | null): string => wordsOf(key, value, year);
  const differences = sampledValues(rawReading, id)
    .filter(differs)
    .flatMap(({ sampleHouseholdId, first, second, field, ...value }) => {
      const of = households.get(sampleHouseholdId);
      if (of === undefined || (householdId !== undefined && of.householdId !== householdId)) return [];
      const { householdId: household, householdNo, head, village } = of;
      return {
        ...value,
        ...{ householdId: household, householdNo, head, village, field },
        ...{ first: told(field, first), second: told(field, second) },
      };
    });
  return ok({ differences });
}

const NUMBERS: ReadonlySet<string> = new Set(['decimal', 'int', 'year', 'bool']);

/** A value, which a sample keeps as text, as its field stores it. */
export function storedValue(key: string, value: string | null): FieldValue {
  const isNumber = NUMBERS.has(findField(key)?.type ?? '');
  return isNumber && value !== null && value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** A stored value as the window shows it. */
function wordsOf(key: string, value: string | null, year: number): string {
  const field = findField(key);
  return field === undefined ? (value ?? '') : formatFieldValue(field, storedValue(key, value), year);
}

export function resultsOf(session: Session, id: number): Result<Output<'sample.results'>> {
  const { rawReading } = openArchiveOf(session);
  sampleOf(session, id);
  const households = new Map(sampledHouseholds(rawReading, id).map((row) => [row.id, row]));
  const values = sampledValues(rawReading, id).flatMap((row): SampledValue[] => {
    const of = households.get(row.sampleHouseholdId);
    return of === undefined ? [] : [{ ...row, village: of.village, enteredBy: of.enteredBy }];
  });
  const named = (rates: GroupedRate[], titleOf: (key: string) => string) =>
    rates.map((rate) => ({ ...rate, title: titleOf(rate.key) }));
  const asked = [...households.values()];
  const yes = asked.filter(({ approves }) => approves === 'yes').length;
  const said = yes + asked.filter(({ approves }) => approves === 'no').length;
  return ok({
    all: errorRate(values),
    byField: named(
      ratesBy(values, ({ field }) => field),
      (key) => findField(key)?.label ?? key,
    ),
    byVillage: named(
      ratesBy(values, ({ village }) => village),
      (key) => key,
    ),
    byEnterer: named(
      ratesBy(values, ({ enteredBy }) => enteredBy ?? ''),
      (key) => (key === '' ? '没有登记采集人' : key),
    ),
    surveyed: asked.filter(({ surveyedOn }) => surveyedOn !== null).length,
    approval: { yes, said, rate: said === 0 ? null : yes / said },
  });
}
