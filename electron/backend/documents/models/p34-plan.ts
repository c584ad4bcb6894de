import type { ReadHandle } from '#db/handle.ts';
import { headCountOf } from '#db/facts.ts';
import { householdYear, incomeStatement, measuresOf, spellsOf } from '#db/households.ts';
import { householdsToPlan } from '#db/documents.ts';
import { planRevisions } from '#db/documents-assistance.ts';
import { assistancePlanOf } from '#db/records.ts';
import { peopleOn } from '#db/regroup.ts';
import { labelOf, labelsOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import { deriveIncome } from '#domain/income/statement.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { incomeLine } from '../../income-line.ts';
import { packLines } from '../../packs/library.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';

type Plan = ModelOf<'P34'>;
type Measure = Awaited<ReturnType<typeof measuresOf>>[number];
type Spell = Awaited<ReturnType<typeof spellsOf>>[number];

const OUT_OF_POVERTY = '01';

/** Assistance plan of one household (P34); in a village, of those with measures in the year or monitored now. */
export const plan: Maker<Plan> = { of: 'household', model: planOf, whose: householdsToPlan };

async function planOf({ db, household, village, township, year, today }: HouseholdAsk): Promise<Plan> {
  const householdId = household.id;
  const number = `户编号 ${householdLabel(household.household_no)}`;
  const members = await peopleOn(db, householdId, lastDayToTell(year, today));
  const ofYear = await householdYear(db, householdId, year);
  const spell = (await spellsOf(db, householdId)).find(({ state }) => state === 'open');
  const measures = (await measuresOf(db, householdId)).filter((measure) => measure.year === year);
  const lastYear = await lastPerCapita(db, householdId, { year: year - 1, present: members.length });
  if (lastYear === null)
    throw refused('plan-income', `${number} 没有 ${year - 1} 年的收入，算不出差额，请先录入收入。`);
  const line = incomeLine(year, township.province, await packLines(db));
  const head = await assistancePlanOf(db, householdId, year);
  const revisions = head === undefined ? [] : await planRevisions(db, { householdId, planId: head.id, year });
  const isMonitored = spell !== undefined;
  return {
    kind: household.household_type === OUT_OF_POVERTY && !isMonitored ? 'consolidate' : 'support',
    year,
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    head: headAmong(members)?.name ?? household.head_name ?? '',
    population: members.length,
    situation: situationOf({
      type: labelOf('household_type', household.household_type, year),
      spell,
      people: members.length,
      year,
    }),
    cause: causeOf(spell, ofYear?.main_cause ?? null, year),
    lastYearPerCapita: lastYear,
    targetPerCapita:
      head?.expected_income ?? targetOf(lastYear, line?.amount ?? null, measures, members.length),
    version: revisions.length + 1,
    revisionReason: revisions.at(-1)?.reason ?? null,
    items: measures.map((measure) => itemOf(measure, year)),
    preparedOn: head?.made_on ?? today,
  };
}

const refused = (rule: string, message: string) => new Refusal({ code: 'rule', rule, message });

/** 人均纯收入 as derived from the entry items, else as a file reported it. */
async function lastPerCapita(
  db: ReadHandle,
  householdId: number,
  { year, present }: { year: number; present: number },
): Promise<number | null> {
  const statement = await incomeStatement(db, householdId, year);
  if (statement === undefined) return null;
  const ofYear = await householdYear(db, householdId, year);
  const heads = headCountOf(
    { annual_head_count: ofYear?.annual_head_count ?? null, head_count: ofYear?.head_count ?? null },
    present,
  );
  return deriveIncome(statement, heads).per_capita_net_income ?? statement.per_capita_net_income;
}

/** The income line of the year, or what the measures are to bring where the household is above it already. */
function targetOf(
  lastYear: number,
  line: number | null,
  measures: readonly Measure[],
  people: number,
): number {
  const gain = measures.reduce((sum, { expected_gain }) => sum + (expected_gain ?? 0), 0);
  const planned = people < 1 ? lastYear : Math.round((lastYear + gain / people) * 100) / 100;
  return line !== null && line > lastYear ? line : planned;
}

function situationOf({
  type,
  spell,
  people,
  year,
}: {
  type: string;
  spell: Spell | undefined;
  people: number;
  year: number;
}): string {
  const category = labelOf('monitoring_category', spell?.category ?? null, year);
  const since = spell?.recognised_month ?? '';
  const monitored =
    spell === undefined
      ? ''
      : `${category || '监测对象'}${since === '' ? '' : `，${since.slice(0, 4)}年${Number(since.slice(4))}月识别`}`;
  return [`家庭人口${people}人`, type, monitored].filter((part) => part !== '').join('；');
}

function causeOf(spell: Spell | undefined, mainCause: string | null, year: number): string {
  const risks = [spell?.risk_1, spell?.risk_2, spell?.risk_3, spell?.risk_4, spell?.risk_5];
  const labels = risks
    .map((risk) => labelOf('risk_type', risk ?? null, year))
    .filter((label) => label !== '');
  if (labels.length > 0) return labels.join('、');
  const list = findField('household.main_cause')?.codes;
  const main = list === undefined ? (mainCause ?? '') : labelOf(list, mainCause, year);
  return main === '' ? '/' : main;
}

function itemOf(measure: Measure, year: number): Plan['items'][number] {
  const field = findField(`assistance_measure.${measure.kind}`);
  const items =
    field?.codes === undefined ? '' : labelsOf(field.codes, measure.items, year).replaceAll(',', '、');
  const words = [items, measure.content ?? '', measure.scale ?? '', measure.note ?? ''].filter(
    (part) => part.trim() !== '',
  );
  return {
    category: (field?.label ?? measure.kind).replace(/帮扶$/u, ''),
    measure: words.join('；'),
    responsibleUnit: measure.unit ?? '',
    responsible: measure.responsible ?? '',
    phone: measure.responsible_phone ?? '',
    deadline: measure.ends_on ?? '',
    expectedGain: measure.expected_gain,
    funding: labelOf('funding_source', measure.funding_source, year),
    progress: measure.outcome,
    actualGain: measure.actual_gain,
  };
}
