import { householdsWithMeasures } from '#db/documents-follow-up.ts';
import { measuresOf } from '#db/households.ts';
import { peopleOn } from '#db/regroup.ts';
import { lastDayToTell, headAmong } from '#domain/household/present-on.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { postedHeadName } from '#domain/identity/posted-name.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';
import { type PublicText, publicText } from '#domain/identity/privacy.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { categoryOfMeasure, listedItems, type Measure } from './measure-words.ts';

type Posted = ModelOf<'P25B'>;
type Person = Awaited<ReturnType<typeof peopleOn>>[number];

/** The measures of a household as they are posted (P25, public edition); nothing that was written by hand. */
export const postedMeasures: Maker<Posted> = {
  of: 'household',
  model: postedOf,
  whose: householdsWithMeasures,
};

async function postedOf(ask: HouseholdAsk): Promise<Posted> {
  const { db, household, village, pack, year, today, lacks } = ask;
  const people = await peopleOn(db, household.id, lastDayToTell(year, today));
  const ofYear = (await measuresOf(db, household.id)).filter((measure) => measure.year === year);
  const number = `户编号 ${householdLabel(household.household_no)}`;
  const names = people.map(({ name }) => normalizeName(name ?? '')).filter((name) => name !== '');
  const measures = ofYear.map((measure) => rowOf(measure, { year, names }));
  const kept = measures.filter(({ measure }) => measure === null).length;
  if (kept > 0) lacks(`${number}：有 ${kept} 项措施涉及健康、未成年人，或没有从列表里选内容，公示上只印类别`);
  if (ofYear.length > 0) lacks(`${number}：手写的措施内容、成效不上公示，只印列表里的名称`);
  return {
    village: must(village.name, '村名'),
    group: must(household.group ?? '/', `${number} 的村民小组`),
    head: headOf(people, household.head_name, { number, today, lacks }),
    population: people.length,
    year,
    object: must(pack.terms.object.value, '对象称谓'),
    measures,
    issuedOn: today,
  };
}

function must(text: string, what: string): PublicText {
  const checked = publicText(text);
  if (checked.ok) return checked.text;
  throw new Refusal({ code: 'rule', rule: 'public-words', message: `${what}${checked.reason}` });
}

/** The name of somebody under 18 never hangs on the board (privacy rule 3.4). */
function headOf(
  people: readonly Person[],
  written: string | null,
  { number, today, lacks }: Pick<HouseholdAsk, 'today' | 'lacks'> & { number: string },
): PublicText {
  const head = headAmong(people);
  const name = normalizeName(head?.name ?? written ?? '');
  if (name === '') {
    const message = `${number} 没有户主，请先确定户主再打印公示。`;
    throw new Refusal({ code: 'rule', rule: 'notice-head', message });
  }
  const birth = head?.birth_date ?? birthDateOf(head?.id_number ?? '');
  const text = must(name, `${number} 的户主姓名`);
  if (postedHeadName({ name, birth, guardian: null }, today).ok) return text;
  lacks(`${number}：户主未满 18 周岁，公示上不印姓名`);
  return must('（未成年人户）', '户主');
}

/** Measures of which only the category may be told: they say that somebody is ill, or tell of a child's schooling. */
const CATEGORY_ONLY = new Set(['health', 'compulsory_education']);
/** Risks whose aid comes from somebody's illness, disability or accident. */
const OF_HEALTH = new Set(['01', '03', '05']);
/** Items that point at a child: 孤儿(事实无人抚养儿童)补贴, 留守关爱服务. */
const OF_CHILDREN: Readonly<Record<string, readonly string[]>> = { security: ['06', '07'] };

function rowOf(
  measure: Measure,
  { year, names }: { year: number; names: readonly string[] },
): Posted['measures'][number] {
  const { kind, risk, unit, done_on, starts_on, ends_on, amount, loan_amount } = measure;
  const items = itemsOf(measure, year);
  const tells = items !== null && !OF_HEALTH.has(risk ?? '');
  return {
    category: must(categoryOfMeasure(kind), '措施类别'),
    measure: items,
    from: tells ? starts_on : null,
    to: tells ? ends_on : null,
    unit: officeOf(unit, names),
    isDone: done_on !== null,
    amount: tells ? (amount ?? loan_amount) : null,
  };
}

/** The items of the list, all of them fit to be posted; null when one is not. */
function itemsOf(measure: Measure, year: number): PublicText | null {
  const items = listedItems(measure, year);
  const ofChildren = OF_CHILDREN[measure.kind] ?? [];
  if (items.length === 0 || CATEGORY_ONLY.has(measure.kind)) return null;
  if (items.some(({ code }) => ofChildren.includes(code))) return null;
  const checked = publicText(items.map(({ label }) => label).join('、'));
  return checked.ok ? checked.text : null;
}

/** The office that is responsible; null where a person of the household, or a number, was written in its place. */
function officeOf(unit: string | null, names: readonly string[]): PublicText | null {
  const written = normalizeName(unit ?? '');
  if (written === '' || /\d/.test(written) || names.some((name) => written.includes(name))) return null;
  const checked = publicText(written);
  return checked.ok ? checked.text : null;
}
