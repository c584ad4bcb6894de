import { householdsOfVillage } from '#db/documents.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { Maker } from '../sheet.ts';
import { householdsOfYear, ledgerProblems, toClose } from './ledger-problems.ts';
import { householdsWithProblems, problemsOf } from './problems.ts';

/** A page for each problem of a household that the ledger has, else of what is found; in a village, of those that have one (P33). */
export const closing: Maker<ModelOf<'P33'>> = {
  of: 'household',
  model: async (ask) => {
    const { household, village, township, year } = ask;
    const registered = toClose(ledgerProblems(ask, { householdId: household.id }));
    const found = registered.length > 0 ? registered : await problemsOf(ask, [household.id]);
    if (found.length === 0) {
      const number = householdLabel(household.household_no);
      const message = `户编号 ${number} 在档案里没有发现问题，不用打印整改销号表。`;
      throw new Refusal({ code: 'rule', rule: 'no-problem', message });
    }
    return {
      place: { county: township.county, township: township.name, village: village.name },
      group: household.group,
      householdNo: household.household_no,
      year,
      head: household.present_head_name ?? household.head_name ?? '',
      problems: found.map(({ kind, department, text, source, foundOn, course }) => ({
        ...{ kind, department, text, source, foundOn },
        ...(course === undefined ? {} : { course }),
      })),
    };
  },
  whose: async (db, { villageId, ...asked }) => {
    const households = await householdsOfVillage(db, { villageId });
    const registered = householdsOfYear(asked, { villageId });
    return registered === null
      ? householdsWithProblems({ db, ...asked }, households)
      : households.filter((id) => registered.has(id));
  },
};
