import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { householdsWithPrint, type KeptPrint, lastPrintOf } from '#db/documents-surveys.ts';
import { membersOf } from '#db/households.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Form } from '#templates/p05-model.ts';
import { version } from '#templates/p05b-comparison.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { formChanges } from './form-changes.ts';
import { formOf } from './p05-form.ts';

type Changes = ModelOf<'P05C'>;

const COMPARISON = 'P05B';
const unpacked = promisify(inflateRaw);

/** The whole comparison (P05B); whoever prints it again is told that the changes alone can be had. */
export const comparison: Maker<Form> = {
  of: 'household',
  model: async (ask) => {
    const before = await printBefore(ask);
    if (before !== undefined) {
      const number = householdLabel(ask.household.household_no);
      ask.lacks(
        `户编号 ${number}：${before.printed_on} 打印过这张表；只要有变化的项目，请打印《户信息对照表（只列变化）》`,
      );
    }
    return formOf(ask);
  },
};

/** What changed since that was printed (P05C); in a village, of the households of which it was. */
export const changes: Maker<Changes> = {
  of: 'household',
  model: changesOf,
  whose: (db, { villageId, year }) => householdsWithPrint(db, { document: COMPARISON, villageId, year }),
};

async function changesOf(ask: HouseholdAsk): Promise<Changes> {
  const { household, year } = ask;
  const number = householdLabel(household.household_no);
  const print = await printBefore(ask);
  if (print?.content == null) {
    const message = `户编号 ${number} 还没有打印过 ${year} 年度的《户信息对照表》，请先打印它（不是草稿）。`;
    throw new Refusal({ code: 'rule', rule: 'no-comparison', message });
  }
  const before = formIn((await unpacked(print.content)).toString('utf8'));
  const now = await formOf(ask);
  const { place, group, householdNo } = now;
  return {
    ...{ place, group, householdNo, year },
    head: household.present_head_name ?? household.head_name ?? '',
    since: { printedOn: print.printed_on, code: print.code },
    changes: formChanges(before, now, await departures(ask)),
  };
}

const printBefore = ({ db, household, year }: HouseholdAsk): Promise<KeptPrint | undefined> =>
  lastPrintOf(db, { document: COMPARISON, version, householdId: household.id, year });

// Written by `contentOf` of the same version of the document, and nobody else writes prints.
const formIn = (content: string): Form => (JSON.parse(content) as { model: Form }).model;

/** How each member who is gone left. */
async function departures({ db, household, year }: HouseholdAsk): Promise<(memberId: number) => string> {
  const members = new Map((await membersOf(db, household.id)).map((member) => [member.id, member]));
  return (id) => {
    const member = members.get(id);
    const reason = labelOf('decrease_reason', member?.left_reason ?? null, year);
    const day = member?.left_on ?? '';
    return ['不在户', reason, day].filter((text) => text !== '').join('，');
  };
}
