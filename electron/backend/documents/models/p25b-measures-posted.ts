import { householdsWithMeasures } from '#db/documents-follow-up.ts';
import { peopleOn } from '#db/regroup.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';
import { postedText } from '#domain/identity/posted-text.ts';
import { type PublicText, publicText } from '#domain/identity/privacy.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import { cleared, clearedOf } from '../posted/cleared.ts';
import { listedRows } from '../posted/listed.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { categoryOfMeasure, listedItems, type Measure } from './measure-words.ts';
import { measuresToTell } from './measures-to-tell.ts';

type Posted = ModelOf<'P25B'>;

/** The measures of a household as they are posted (P25, public edition); nothing that was written by hand. */
export const postedMeasures: Maker<Posted> = {
  of: 'household',
  model: postedOf,
  whose: householdsWithMeasures,
};

async function postedOf(ask: HouseholdAsk): Promise<Posted> {
  const { db, household, village, pack, year, today, lacks } = ask;
  const number = `户编号 ${householdLabel(household.household_no)}`;
  const entries = [{ householdId: household.id, category: null }];
  const { rows, minors } = await listedRows(ask, entries, { withCategory: false });
  const [row] = rows;
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  const people = await peopleOn(db, household.id, today);
  const names = people.map(({ name }) => normalizeName(name ?? '')).filter((name) => name !== '');
  const ofYear = await measuresToTell(ask);
  const measures = ofYear.map((measure) => rowOf(measure, { year, names }));
  const kept = measures.filter(({ measure }) => measure === null).length;
  if (kept > 0) lacks(`${number}：有 ${kept} 项措施涉及健康、未成年人，或没有从列表里选内容，公示上只印类别`);
  if (ofYear.length > 0) lacks(`${number}：手写的措施内容、成效不上公示，只印列表里的名称`);
  return {
    village: clearedOf(village.name, '村名', { kind: 'item', minors }),
    group: row.group,
    head: row.head,
    population: row.people,
    year,
    object: cleared(pack.terms.object.value, '对象称谓'),
    measures,
    issuedOn: today,
  };
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
    category: clearedOf(categoryOfMeasure(kind), '措施类别', { kind: 'place', minors: names }),
    measure: items,
    from: tells ? starts_on : null,
    to: tells ? ends_on : null,
    unit: items === null ? null : officeOf(unit, names),
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

/** The office that is responsible; null where somebody of the household, or a number, was written in its place. */
function officeOf(unit: string | null, names: readonly string[]): PublicText | null {
  const written = normalizeName(unit ?? '');
  if (written === '' || names.some((name) => written.includes(name))) return null;
  const checked = postedText(written, { kind: 'name', minors: [] });
  return checked.ok ? checked.text : null;
}
