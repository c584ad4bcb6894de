import { type DisabilityNumber, readDisabilityNumber } from '#domain/identity/disability-number.ts';
import { normalizeIdNumber } from '#domain/identity/id-number.ts';
import { textOf, type Values } from './facts.ts';

/** Codes of 健康状况. */
const HEALTHY = '01';
const CHRONICALLY_ILL = '02';
const GRAVELY_ILL = '03';
const DISABLED = '04';

const healthOf = (year: Values | null): string => textOf(year, 'health') ?? '';

/** Two digits a code, so that no code is part of another; a label that the list lacks begins with `=`. */
const includesCode = (health: string, code: string): boolean =>
  health === code || (health.includes(code) && health.split(',').includes(code));

/** 健康状况=健康, and nothing beside it. */
export const isHealthy = (year: Values | null): boolean => healthOf(year) === HEALTHY;

/** 健康 and something else at once (Q029). */
export const isHealthyAndMore = (year: Values | null): boolean => {
  const health = healthOf(year);
  return health !== HEALTHY && includesCode(health, HEALTHY);
};

/** 健康状况 含“残疾”. */
export const isDisabled = (year: Values | null): boolean => includesCode(healthOf(year), DISABLED);

/** 患有大病. */
export const isGravelyIll = (year: Values | null): boolean => includesCode(healthOf(year), GRAVELY_ILL);

/** 长期慢性病 or 患有大病. */
export const isIll = (year: Values | null): boolean =>
  isGravelyIll(year) || includesCode(healthOf(year), CHRONICALLY_ILL);

/** What a number of 20 or 22 characters says of the holder's disability; null where it is no such number. */
export function certificateOf(values: Values): DisabilityNumber | null {
  const written = textOf(values, 'id_number');
  return written === null || written.length < 20 ? null : readDisabilityNumber(normalizeIdNumber(written));
}

/** What `hasDisability` reads. */
export const DISABILITY_READS = ['member.health', 'member.disability_type', 'member.id_number'] as const;

/** 残疾人: by 健康状况, by 残疾类别, or by the number of a certificate (whose health Q082 asks for). */
export const hasDisability = (year: Values | null, { values }: { readonly values: Values }): boolean =>
  isDisabled(year) || textOf(year, 'disability_type') !== null || certificateOf(values) !== null;

/** Whether 健康状况 is filled at all. */
export const hasHealth = (year: Values): boolean => textOf(year, 'health') !== null;
