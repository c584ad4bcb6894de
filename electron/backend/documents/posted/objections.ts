import type { Step } from '#domain/procedures/definition.ts';
import type { Objected, ObjectionCounts } from '#templates/objection-counts.ts';
import { objectionView } from '../../objections/objection-view.ts';
import { approvalStepOf, noticeStepOf, type Running } from '../../procedure/running.ts';

/** What became of the objections to the notices of these steps. */
export function objectionCounts(running: Running, steps: readonly Step[], today: string): ObjectionCounts {
  const own = running.objections.filter(({ step_key }) => steps.some(({ key }) => key === step_key));
  const views = own.map((row) => objectionView(running, row, today));
  const count = (outcome: string) => own.filter((row) => row.outcome === outcome).length;
  const named = new Set(own.filter(({ outcome }) => outcome === 'upheld').map((row) => row.household_id));
  return {
    ...{ received: own.length, upheld: count('upheld'), dismissed: count('dismissed') },
    withdrawn: count('withdrawn'),
    dropped: running.candidates.filter(
      ({ household_id, drop_kind }) => drop_kind === 'objection' && named.has(household_id),
    ).length,
    open: views.filter(({ next }) => next !== null).length,
  };
}

/** Those to the village's notice, which what comes after it tells of. */
export const objectionsToVillage = (running: Running, today: string): ObjectionCounts => {
  const step = noticeStepOf(running);
  return objectionCounts(running, step === undefined ? [] : [step], today);
};

/** Those to all notices that hung before the decision was asked for. */
export function objectionsBeforeApproval(running: Running, today: string): ObjectionCounts {
  const { steps } = running.definition;
  const approval = approvalStepOf(running);
  const before = approval === undefined ? steps : steps.slice(0, steps.indexOf(approval));
  return objectionCounts(
    running,
    before.filter(({ notice }) => notice?.holds === true),
    today,
  );
}

/** Of the villages of a sheet together. */
export const objectionsTogether = (models: readonly Objected[]): ObjectionCounts => {
  const sum = (of: keyof ObjectionCounts) =>
    models.reduce((all, { objections }) => all + (objections?.[of] ?? 0), 0);
  return {
    ...{ received: sum('received'), upheld: sum('upheld'), dismissed: sum('dismissed') },
    ...{ withdrawn: sum('withdrawn'), dropped: sum('dropped'), open: sum('open') },
  };
};
