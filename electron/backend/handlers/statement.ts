import { deleteStatement, statementsOf } from '#db/statements.ts';
import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { saveStatement, statementTitle } from '../income/save-statement.ts';
import { statementPlace } from '../income/statement-place.ts';
import { statementView, sumsOf } from '../income/statement-view.ts';
import { act, inTurn, openArchiveOf, today } from '../session.ts';

export const statementHandlers = {
  'statement.list': async (session, { householdId }) => {
    const db = reader(openArchiveOf(session));
    const statements = [];
    for (const row of await statementsOf(db, householdId)) {
      const { period, headCount } = await statementPlace(db, { id: row.id }, today(session));
      const { net_income: netIncome, per_capita_net_income: perCapita } = sumsOf(row, headCount);
      const { id, purpose, spell_id: spellId, year, lines } = row;
      const periods = { periodFrom: period.from, periodTo: period.to };
      statements.push({ id, purpose, spellId, year, ...periods, headCount, netIncome, perCapita, lines });
    }
    return ok({ statements });
  },
  'statement.get': async (session, target) => {
    const db = reader(openArchiveOf(session));
    return ok(await statementView(db, await statementPlace(db, target, today(session))));
  },
  'statement.save': inTurn(saveStatement),
  'statement.remove': inTurn(async (session, { id, reason }) => {
    const place = await statementPlace(reader(openArchiveOf(session)), { id }, today(session));
    const title = `删去${statementTitle(place)}：户 ${place.householdNo ?? ''}`;
    const done = await act(session, { command: 'statement.remove', title, reason }, ({ trx }) =>
      deleteStatement(trx, id),
    );
    return ok({ change: done.change });
  }),
} satisfies Partial<Handlers>;
