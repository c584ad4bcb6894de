import { membersOf } from '#db/households.ts';
import { statementOfSpell, statementsOf } from '#db/statements.ts';
import { lineInWords } from '#domain/income/line-of-year.ts';
import { INCOME_ITEMS, type IncomeItems } from '#domain/income/statement.ts';
import type { StatementTarget, StatementView } from '#contract/statement.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { itemsOfRow, referencePartsOf, statementView } from '../../income/statement-view.ts';
import { statementPlace } from '../../income/statement-place.ts';
import { householdLabel } from '../../procedure/running.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';

type Income = ModelOf<'P07'>;

const PURPOSES = {
  annual: '年度收入',
  monitoring: '识别核算',
  elimination: '消除核算',
  survey: '排查核算',
} as const satisfies Record<StatementView['purpose'], string>;

/**
 * What a household earned and spent (P07): the statement of its recognition or of the end of its monitoring when it
 * is in such a procedure, else that of the year, else the newest that was made for another end; without one the form for the pen.
 */
export const income: Maker<Income> = { of: 'household', model: incomeOf };

async function incomeOf(ask: HouseholdAsk): Promise<Income> {
  const { db, household, village, township, today } = ask;
  const place = await statementPlace(db, await targetOf(ask), today);
  const view = await statementView(db, place);
  const items = itemsOfRow(place.row ?? {});
  const isKnown = Object.values(items).some((amount) => amount !== null);
  tell(ask, view, { items, isKnown, row: place.row });
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ group: household.group, householdNo: household.household_no, year: view.year },
    head: household.present_head_name ?? household.head_name ?? '',
    purpose: PURPOSES[view.purpose],
    period: { from: view.periodFrom, to: view.periodTo },
    items: isKnown ? items : null,
    lines: isKnown ? await linesOf(ask, view) : [],
    population: view.headCount < 1 ? null : view.headCount,
    heads: view.purpose === 'annual' ? '年度家庭人口数' : '家庭人口数',
    ...partsOf(referencePartsOf(place.row ?? {})),
    line:
      view.line === null
        ? null
        : {
            title: lineInWords({ ...view.line, confidence: 'published' }, view.year),
            amount: view.line.amount,
          },
  };
}

async function targetOf({ db, household, running, candidate, year }: HouseholdAsk): Promise<StatementTarget> {
  const spellId = candidate?.spell_id ?? undefined;
  const purpose = running?.definition.effect === 'eliminate-spell' ? 'elimination' : 'monitoring';
  const ofSpell = spellId === undefined ? undefined : await statementOfSpell(db, spellId, purpose);
  if (ofSpell !== undefined) return { id: ofSpell.id };
  const ofYear = (await statementsOf(db, household.id)).filter((each) => each.year === year);
  const found = ofYear.find(({ purpose }) => purpose === 'annual') ?? ofYear[0];
  if (found !== undefined) return { id: found.id };
  return spellId === undefined
    ? { householdId: household.id, year, purpose: 'annual' }
    : { spellId, purpose };
}

const partsOf = ({ claim_income, self_paid_expense }: ReturnType<typeof referencePartsOf>) => ({
  claimIncome: claim_income,
  selfPaidExpense: self_paid_expense,
});

/** A line of a person carries the name, so that two who earn alike are told apart. */
async function linesOf({ db, household }: HouseholdAsk, { lines }: StatementView): Promise<Income['lines']> {
  const names = new Map((await membersOf(db, household.id)).map(({ id, name }) => [id, name]));
  return lines.map(({ item, title, memberId, quantity, unit, unitPrice, amount, note }) => {
    const whose = memberId === null ? null : (names.get(memberId) ?? null);
    const proof = note === '' ? null : note;
    return {
      ...{ item, quantity, unit, unitPrice, amount, proof },
      title: whose === null ? title : `${title}（${whose}）`,
    };
  });
}

/** What the clerk should know of the sheet before it goes out. */
function tell(
  { household, lacks }: HouseholdAsk,
  { year, purpose, sums, line }: StatementView,
  { items, isKnown, row }: { items: IncomeItems; isKnown: boolean; row: object | undefined },
): void {
  const whose = `户编号 ${householdLabel(household.household_no)}`;
  if (row === undefined) lacks(`${whose}：没有 ${year} 年的收入表（${PURPOSES[purpose]}），收入留空手写`);
  else if (!isKnown && sums.net_income !== null)
    lacks(`${whose}：${year} 年只有上报的合计，没有分项，收入留空手写`);
  else if (!isKnown) lacks(`${whose}：${year} 年的收入表没有填，收入留空手写`);
  else {
    const blank = INCOME_ITEMS.filter(({ name }) => items[name] === null).map(({ label }) => label);
    if (blank.length > 0) lacks(`${whose}：没有采集${blank.join('、')}，印作“/”`);
  }
  if (line === null) lacks(`参考线：${year} 年没有公布的标准，留空手写`);
  else if (line.confidence !== 'published') lacks(`参考线：${lineInWords(line, year)}，请核对`);
}
