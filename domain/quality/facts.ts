import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Day } from '#domain/time/day.ts';
import { isDay } from '#domain/time/day.ts';
import type { OwnPlace } from './work-place.ts';

export type FactId = string | number;

/** Values by field name of the dictionary, as they are stored: codes, yyyy-mm-dd, 0/1, numbers. */
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One record of several that a household has: a spell of monitoring, a measure, a pairing, a benefit. */
export interface RecordFacts {
  readonly id: FactId;
  readonly values: Values;
}

export interface MemberFacts {
  readonly id: FactId;
  /** In the household now; who has left stays in the list for the rules that count them too. */
  readonly present: boolean;
  readonly values: Values;
  /** Of the year that is checked; null where nothing of it is recorded. */
  readonly year: Values | null;
  /** Of the year before, and of the one before that. */
  readonly before: readonly [Values | null, Values | null];
}

/** The household's part in a procedure, with what was asked and recorded of it there. */
export interface CandidacyFacts extends RecordFacts {
  /** `key`, `effect`, `status`, `opened_on`, `dropped`, `pack_id`, `pack_version` of the procedure and its row. */
  readonly values: Values;
  /** 四看, 七不进, bars: the item and whether it applies. */
  readonly answers: readonly {
    readonly item: string;
    readonly applies: boolean;
    readonly note: string | null;
  }[];
  readonly steps: readonly { readonly key: string; readonly values: Values }[];
  readonly papers: readonly { readonly step: string; readonly document: string; readonly state: string }[];
}

/** One household in one year, as plain data: all that a rule may look at. */
export interface HouseholdFacts {
  readonly id: FactId;
  readonly householdNo: string | null;
  readonly villageId: FactId | null;
  readonly values: Values;
  /** The household's and its living conditions' values of the year; null where nothing of it is recorded. */
  readonly year: Values | null;
  readonly yearBefore: Values | null;
  /** The annual statement: items and, where a file brought them, the sums that it claimed. */
  readonly income: Values | null;
  readonly incomeBefore: Values | null;
  /** Heads that divide the net income: those of the statement's year. */
  readonly headCount: number | null;
  readonly members: readonly MemberFacts[];
  /** Members who belonged to the household at the end of the facts' year; absent: those of today. */
  readonly peopleAtYearEnd?: number;
  readonly spells: readonly RecordFacts[];
  /** Of all years. */
  readonly measures: readonly RecordFacts[];
  /** With the helper's own values (`name`, `phone`, `unit_name`). */
  readonly pairings: readonly RecordFacts[];
  readonly benefits: readonly RecordFacts[];
  readonly visits: readonly RecordFacts[];
  readonly adjustments: readonly RecordFacts[];
  readonly candidacies: readonly CandidacyFacts[];
  /** Who of the household stands in which list of a comparison, with its `sent_on`; absent: nobody. */
  readonly comparisons?: readonly RecordFacts[];
  /** 授权书 that were signed; absent: none. */
  readonly consents?: readonly RecordFacts[];
}

/** A village in the year, beside the sums of what its households have. */
export interface VillageFacts {
  readonly id: FactId;
  readonly name: string;
  /** `village_year` of the year; null where nothing of it is recorded. */
  readonly year: Values | null;
  /** Open households and present people, and sums of the households' values of the year by field name. */
  readonly sums: Readonly<Record<string, number>>;
}

export interface HouseholdRef {
  readonly householdId: FactId;
  readonly householdNo: string | null;
}

/** What a rule needs beyond its household. */
export interface RuleContext {
  readonly today: Day;
  /** The day on which ages are taken: today, or the last day of a year that is over. */
  readonly on: Day;
  /** Of the values. */
  readonly year: number;
  /** The first six digits of the county's region code; null where the township has not entered it. */
  readonly countyCode: string | null;
  /** Province, city and county of the township, in words; null where it has not entered them. */
  readonly ownPlace: OwnPlace | null;
  /** Households of present members by id key, the whole archive. */
  readonly householdsByIdKey: ReadonlyMap<string, readonly HouseholdRef[]>;
  /** Households by phone, of phones that more than one has. */
  readonly householdsByPhone: ReadonlyMap<string, readonly HouseholdRef[]>;
  /** Present members of registered or monitored households, as `name|phone` and by id key. */
  readonly assisted: ReadonlySet<string>;
  /** 扶贫标准（脱贫标准） of the year, yuan per head; null where nothing is known. */
  readonly exitLine: number | null;
  /** 监测范围 of the year, yuan per head; null before 2020 or where nothing is known. */
  readonly monitoringLine: number | null;
  /** 监测范围 of the years before, from 2020 on, where something is known: a spell is held to that of its own year. */
  readonly monitoringLines: ReadonlyMap<number, number>;
  /** First and last day of the income year, where the pack says them. */
  readonly incomePeriod: readonly [Day, Day] | null;
  /** The pack that a procedure keeps; undefined where it is not there any more. */
  readonly packOf: (id: string, version: number) => PolicyPack | undefined;
}

/** ASCII and the common characters: nothing that `trim` takes away. Nearly all values begin and end so. */
const isNoBlank = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);

/** The text without blanks around it; asked millions of times in a run. */
export function textOf(values: Values | null, name: string): string | null {
  const value = values?.[name];
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    if (isNoBlank(value.charCodeAt(0)) && isNoBlank(value.charCodeAt(value.length - 1))) return value;
    const text = value.trim();
    return text === '' ? null : text;
  }
  return typeof value === 'number' ? String(value) : null;
}

export function numberOf(values: Values | null, name: string): number | null {
  const value = values?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** 是 or 否; null where nobody said. */
export function flagOf(values: Values | null, name: string): boolean | null {
  const value = values?.[name];
  return value === 1 || value === true ? true : value === 0 || value === false ? false : null;
}

export function dayOf(values: Values | null, name: string): Day | null {
  const text = textOf(values, name);
  return text !== null && isDay(text) ? text : null;
}

const NO_CODES: readonly string[] = [];

/** The codes of a field that takes several. */
export function codesOf(values: Values | null, name: string): readonly string[] {
  const value = values?.[name];
  return typeof value === 'string' && value !== '' ? value.split(',') : NO_CODES;
}
