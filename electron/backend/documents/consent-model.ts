import type { ReadHandle } from '#db/handle.ts';
import { membersOf } from '#db/households.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { packOfYear } from '../packs/library.ts';
import { householdLabel, liveOf, type Running } from '../procedure/running.ts';
import { Refusal } from '../session.ts';
import type { Built } from './built.ts';
import { householdOf, townshipOf, villageOf } from './target.ts';

type Consent = ModelOf<'P02'>;

interface Setting {
  readonly year: number;
  readonly terms: PolicyPack['terms'];
  readonly today: string;
  readonly missing: string[];
}

/** Application and authorisation of one household (P02). */
export async function buildConsent(
  db: ReadHandle,
  householdId: number,
  { year, today }: { year: number; today: string },
): Promise<Built<'P02'>> {
  const pack = await packOfYear(db, year);
  if (pack === undefined)
    throw new Refusal({ code: 'rule', rule: 'no-pack', message: `没有 ${year} 年的政策包，请核对年度。` });
  if (!asksForConsent(pack)) {
    const message = `${year} 年的程序用不到承诺授权查询书（2021 年起才有），请把年度换到用它的年份。`;
    throw new Refusal({ code: 'rule', rule: 'no-consent', message });
  }
  const missing: string[] = [];
  const household = await householdOf(db, householdId);
  const model = await consentOf(db, householdId, { year, terms: pack.terms, today, missing });
  return {
    models: [model],
    missing,
    village: model.place.village,
    subject: householdLabel(household.household_no),
    year,
    householdId,
    procedureId: null,
    villageId: household.village_id,
    noticeTo: null,
  };
}

const asksForConsent = ({ procedures }: PolicyPack): boolean =>
  procedures.some(({ steps }) =>
    steps.some(({ papers }) => papers.some(({ document }) => document === 'P02')),
  );

/** The authorisations of all households that are in the procedure, one after the other. */
export async function buildConsents(db: ReadHandle, running: Running, today: string): Promise<Built<'P02'>> {
  const { row, pack } = running;
  const missing: string[] = [];
  const setting = { year: row.year, terms: pack.terms, today, missing };
  const models: Consent[] = [];
  for (const { household_id } of liveOf(running)) models.push(await consentOf(db, household_id, setting));
  const [first, ...more] = models;
  if (first === undefined)
    throw new Refusal({ code: 'rule', rule: 'someone-left', message: '本次程序里已经没有在办的户。' });
  return {
    models: [first, ...more],
    missing,
    village: row.village,
    subject: row.title,
    year: row.year,
    householdId: null,
    procedureId: row.id,
    villageId: row.village_id,
    noticeTo: null,
  };
}

async function consentOf(
  db: ReadHandle,
  householdId: number,
  { year, terms, today, missing }: Setting,
): Promise<Consent> {
  const household = await householdOf(db, householdId);
  const { county, name: township } = await townshipOf(db);
  const village = await villageOf(db, household.village_id);
  const members = (await membersOf(db, householdId)).filter(({ left_on }) => left_on === null);
  const number = householdLabel(household.household_no);
  if (!members.some(({ relation }) => relation === '01')) {
    const message = `户编号 ${number} 没有户主，请先确定户主再印授权书。`;
    throw new Refusal({ code: 'rule', rule: 'consent-head', message });
  }
  const without = members.filter(({ id_number }) => id_number === null).length;
  if (without > 0) missing.push(`户编号 ${number}：有 ${without} 名成员没有证件号码，留空手写`);
  return {
    place: { county, township, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    object: terms.object.value,
    department: terms.department.value,
    reason: null,
    members: members.map(({ name, relation, id_number, birth_date }) => ({
      name: name ?? '',
      relation: labelOf('relation_to_head', relation, year),
      idNumber: id_number ?? '',
      birth: birth_date,
    })),
    preparedOn: today,
  };
}
