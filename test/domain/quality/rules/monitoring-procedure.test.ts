import { monitoringProcedureRules } from '#domain/quality/rules/monitoring-procedure.ts';
import type { Values } from '#domain/quality/facts.ts';
import { aCandidacy } from '../household-facts.ts';
import { monitored } from '../monitored-home.ts';
import { casesOf } from '../rule-cases.ts';

/** The spell went through a procedure in which the departments compared on a day. */
function compared(spell: Values, done_on: string | null) {
  const home = monitored(spell);
  const steps = done_on === null ? [] : [{ key: 'information-comparison', values: { done_on } }];
  const [{ id: spell_id } = { id: 0 }] = home.spells;
  return { ...home, candidacies: [aCandidacy({ spell_id, key: 'monitoring-identification' }, { steps })] };
}

const PROPOSED = { state: 'proposed', recognised_month: null };
const TOO_LONG = '识别认定超过 15 天';
const NO_CONSENT = '未签承诺授权不得开展信息比对';

casesOf(monitoringProcedureRules, {
  Q157: {
    hits: {
      'sixteen days': { home: monitored({ county_approved_on: '2024-03-17' }), says: TOO_LONG },
      'in a running procedure': {
        home: monitored({ ...PROPOSED, county_approved_on: '2024-03-17' }),
        says: TOO_LONG,
      },
    },
    misses: {
      'fifteen days': { home: monitored({ county_approved_on: '2024-03-16' }) },
      'found before the limit held': {
        home: monitored({
          recognised_month: '202201',
          discovered_on: '2021-12-31',
          county_approved_on: '2022-01-20',
        }),
      },
      'a void one': { home: monitored({ state: 'void', county_approved_on: '2024-04-17' }) },
      'a year before the limit held': {
        home: monitored({
          recognised_month: '202112',
          discovered_on: '2021-11-01',
          county_approved_on: '2021-12-01',
        }),
        context: { year: 2021 },
      },
    },
    unknown: {
      'not approved yet': { home: monitored({ ...PROPOSED, county_approved_on: null }) },
      'no day of discovery': { home: monitored({ discovered_on: null, county_approved_on: '2024-05-01' }) },
    },
  },
  Q158: {
    hits: {
      'four days': { home: monitored({ notice_to: '2024-03-09' }), says: '公示不足 5 天' },
      'the last before the first': { home: monitored({ notice_to: '2024-03-01' }), says: '公示不足 5 天' },
    },
    misses: { 'five days': { home: monitored() } },
    unknown: {
      'no last day': { home: monitored({ notice_to: null }) },
      'no first day': { home: monitored({ notice_from: null }) },
    },
  },
  Q159: {
    hits: {
      'not signed': { home: monitored({ consent_on: null }), says: NO_CONSENT },
      'signed a day after the comparison': { home: compared({}, '2024-03-01'), says: NO_CONSENT },
      'compared without it in a running procedure': {
        home: compared({ ...PROPOSED, consent_on: null }, '2024-03-03'),
        says: NO_CONSENT,
      },
    },
    misses: {
      'signed on the day of the comparison': { home: compared({}, '2024-03-02') },
      'not compared yet in a running procedure': {
        home: compared({ ...PROPOSED, consent_on: null }, null),
      },
      'recognised before it was asked for': {
        home: monitored({ recognised_month: '202012', discovered_on: null, consent_on: null }),
      },
      'the comparison of another spell': {
        home: {
          ...compared({}, '2024-03-01'),
          candidacies: [
            aCandidacy(
              { spell_id: 0 },
              { steps: [{ key: 'information-comparison', values: { done_on: '2023-03-01' } }] },
            ),
          ],
        },
      },
    },
    unknown: { 'no day of a comparison': { home: compared({}, null) } },
  },
});
