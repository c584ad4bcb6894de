import { countLines, type LineFilter, type LineRow, listLines, listReconciliations } from '#db/reconcile.ts';
import { actFor, fieldTitle } from '#domain/reconcile/fields.ts';
import { LINE_KINDS } from '#domain/reconcile/words.ts';
import type { ReconcileLine } from '#contract/reconcile.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { writeLineSheets } from '../reconcile/line-sheets.ts';
import { discardRegisters, openRegisters } from '../reconcile/open-registers.ts';
import { recheck } from '../reconcile/recheck.ts';
import { runReconciliation } from '../reconcile/run.ts';
import { settleLines } from '../reconcile/settle.ts';
import { inTurn, openArchiveOf } from '../session.ts';

/** The act that settles a line, in words; null where a value can be taken. */
function actOf({ kind, entity, field }: LineRow): string | null {
  if (kind === 'missing') return entity === 'household' ? '新增户' : '自然增加';
  if (kind === 'extra') return entity === 'household' ? '整户减少' : '成员减少';
  return field === null ? null : actFor(field);
}

const shown = (line: LineRow): ReconcileLine => ({
  ...line,
  fieldLabel: line.field === null ? null : fieldTitle(line.field),
  act: actOf(line),
});

export const reconcileHandlers = {
  'reconcile.open': openRegisters,
  'reconcile.run': inTurn(runReconciliation),
  'reconcile.discard': (session, { openId }) => {
    discardRegisters(session, openId);
    return ok({});
  },
  'reconcile.list': (session) =>
    ok({ reconciliations: listReconciliations(openArchiveOf(session).rawReading) }),
  'reconcile.lines': (session, { id, offset, limit, ...rest }) => {
    const raw = openArchiveOf(session).rawReading;
    const filter: LineFilter = { ...rest, reconciliationId: id };
    const states = countLines(raw, filter, 'state');
    const wanted = filter.state === undefined ? states : states.filter(({ value }) => value === filter.state);
    return ok({
      total: wanted.reduce((sum, { lines }) => sum + lines, 0),
      rows: listLines(raw, filter, { offset, limit }).map(shown),
      kinds: countLines(raw, filter, 'kind').toSorted((a, b) => orderOf(a.value) - orderOf(b.value)),
      entities: countLines(raw, filter, 'entity'),
      fields: countLines(raw, filter, 'field')
        .filter(({ value }) => value !== '')
        .map((each) => ({ ...each, label: fieldTitle(each.value) })),
      villages: countLines(raw, filter, 'village'),
      states,
    });
  },
  'reconcile.settle': inTurn(settleLines),
  'reconcile.recheck': inTurn(recheck),
  'reconcile.sheets': inTurn(writeLineSheets),
} satisfies Partial<Handlers>;

const orderOf = (kind: string): number => Object.keys(LINE_KINDS).indexOf(kind);
