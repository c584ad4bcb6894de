import { benefitsOn, fundsIn, helpedHouseholds, officersOn } from '#db/documents-assistance.ts';
import { helpersOn } from '#db/documents-registers.ts';
import { measuresOf } from '#db/households.ts';
import { peopleOn } from '#db/regroup.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { tellsOnWall } from '#templates/p35-wall.ts';
import { householdLabel } from '../../procedure/running.ts';
import { wordFor } from '../register-facts.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';

type Card = ModelOf<'P35'>;
type Benefit = Card['benefits'][number];

/** 帮扶明白卡 (P35); in a village, of those that somebody helps. */
export const wallCard: Maker<Card> = { of: 'household', model: cardOf, whose: helpedHouseholds };

async function cardOf(ask: HouseholdAsk): Promise<Card> {
  const { db, household, village, township, year, today, pack, lacks } = ask;
  const day = lastDayToTell(year, today);
  const number = `户编号 ${householdLabel(household.household_no)}`;
  const people = await peopleOn(db, household.id, day);
  const helpers = await helpersOn(db, [household.id], day);
  const benefits = await benefitsFor(ask, day);
  const measures = (await measuresOf(db, household.id))
    .filter((measure) => measure.year === year)
    .map((measure) => ({
      kind: findField(`assistance_measure.${measure.kind}`)?.label ?? '',
      what: whatOf(measure, year),
      name: measure.responsible ?? '',
      phone: measure.responsible_phone ?? '',
    }));
  const shown = {
    benefits: benefits.filter(({ name, standard }) => tellsOnWall(name + standard) === null),
    measures: measures
      .filter(({ kind, what }) => tellsOnWall(`${kind}：${what}`) === null)
      .map(({ kind, what, ...who }) => ({ ...who, what: what === '' ? kind : what })),
  };
  const withheld = benefits.length + measures.length - shown.benefits.length - shown.measures.length;
  if (withheld > 0) lacks(`${number} 有 ${withheld} 项政策、措施涉及健康或子女就学，明白卡挂在家里，没有印`);
  if (helpers.length === 0) lacks(`${number} 没有帮扶责任人，明白卡上留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ group: household.group, year, population: people.length, ...shown },
    head: headAmong(people)?.name ?? household.head_name ?? '',
    helpers: helpers.map(({ name, unit_name: unit, position, phone }) => ({
      ...{ name: name ?? '', unit: unit ?? '', position: position ?? '', phone: phone ?? '' },
    })),
    officers: (await officersOn(db, village.id, day))
      .filter(({ role }) => SHOWN_ROLES.has(role))
      .map(({ role, name, phone }) => ({ role: labelOf('officer_role', role), name, phone: phone ?? '' })),
    offices: {
      village: village.phone,
      township: township.phone,
      national: pack.documents.nationalHotline.value,
    },
  };
}

/** 第一书记, 队长, 支书, 主任, 组长, 网格员. */
const SHOWN_ROLES = new Set(['01', '02', '04', '05', '09', '10']);

function whatOf(measure: Awaited<ReturnType<typeof measuresOf>>[number], year: number): string {
  const items = wordFor(`assistance_measure.${measure.kind}`, measure.items, year);
  const words = [items, measure.content ?? '', measure.scale ?? ''].filter((part) => part.trim() !== '');
  return words.join('，');
}

/** The money by which a benefit arrives; codes of `fund_kind` by those of `benefit_kind`. */
const ARRIVES_AS: Readonly<Record<string, string>> = {
  ...{ '01': '12', '02': '13', '03': '14', '04': '14', '05': '11', '06': '15', '07': '16', '08': '16' },
  ...{ '09': '04', '11': '05', '13': '08', '14': '10' },
};

/** Entitlements with the months in which money came, then money that came without one. */
async function benefitsFor({ db, household, year }: HouseholdAsk, day: string): Promise<Benefit[]> {
  const funds = await fundsIn(db, household.id, year);
  const entitled = await benefitsOn(db, household.id, day);
  const covered = new Set(entitled.map(({ kind }) => ARRIVES_AS[kind] ?? ''));
  const byName = Map.groupBy(entitled, ({ kind, project }) => JSON.stringify([kind, project]));
  const standing = [...byName.values()].flatMap(([first, ...more]): Benefit[] => {
    if (first === undefined) return [];
    const standards = [first, ...more].map(({ amount, per }) =>
      amount === null ? '' : `${labelOf('payment_period', per)}${amount}元`,
    );
    const received = funds.filter(({ kind }) => kind === ARRIVES_AS[first.kind]);
    return [
      {
        name: [labelOf('benefit_kind', first.kind), first.project ?? '']
          .filter((part) => part !== '')
          .join('：'),
        standard: [...new Set(standards)].filter((part) => part !== '').join('、'),
        months: monthsOf(received),
      },
    ];
  });
  const single = funds
    .filter(({ kind }) => !covered.has(kind))
    .map((fund) => ({
      name: fund.project ?? labelOf('fund_kind', fund.kind),
      standard: fund.amount === null ? '' : `${fund.amount}元`,
      months: monthsOf([fund]),
      hidden: labelOf('fund_kind', fund.kind),
    }));
  return [
    ...standing,
    ...single
      // A project's own name may say nothing of what kind of money it is.
      .map(({ hidden, ...benefit }) =>
        tellsOnWall(hidden) === null ? benefit : { ...benefit, name: hidden },
      ),
  ];
}

/** 1—3、5月: months that follow each other, three at least, by their ends. */
function monthsOf(funds: readonly { readonly received_on: string | null }[]): string {
  const paid = new Set(funds.map(({ received_on: on }) => (on === null ? 0 : Number(on.slice(5, 7)))));
  const runs: number[][] = [];
  for (let month = 1; month <= 12; month += 1) {
    if (!paid.has(month)) continue;
    if (paid.has(month - 1)) runs.at(-1)?.push(month);
    else runs.push([month]);
  }
  const told = runs
    .flatMap((run): (number | string)[] => (run.length < 3 ? run : [`${run[0]}—${run.at(-1)}`]))
    .join('、');
  return told === '' ? '' : `${told}月`;
}
