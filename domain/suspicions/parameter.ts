import type { Parameter } from '#domain/quality/rule.ts';
import { RADAR, RADAR_KEYS } from './radar.ts';
import { RATE_KEYS, RATES } from './rates.ts';

interface NamedParameter {
  readonly title: string;
  readonly parameter: Parameter;
}

/** The number that a pack names `W05.monitoredDays` or `missed.most`; undefined where there is none. */
export function suspicionParameter(key: string): NamedParameter | undefined {
  const [of = '', name = ''] = key.split('.');
  const line = RADAR_KEYS.find((each) => each === of);
  if (line !== undefined) {
    const { title, parameters } = RADAR[line];
    const parameter = parameters[name];
    return parameter && { title: `预警 · ${title} · ${parameter.title}`, parameter };
  }
  const rate = RATE_KEYS.find((each) => each === of);
  if (rate === undefined) return undefined;
  const { limit } = RATES[rate];
  return limit.name === name ? { title: limit.title, parameter: limit } : undefined;
}
