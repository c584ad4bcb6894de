import type { Output, Request } from '#contract/channels.ts';
import type { Kind } from './kinds.ts';

export type Eligible = Output<'procedure.eligible'>['households'][number];

export interface StartDraft {
  /** Key of the kind; null until one is chosen. */
  readonly kind: string | null;
  readonly villageId: number | null;
  readonly on: string | null;
  readonly responsible: string;
  readonly quota: number | null;
  /** What was ticked or unticked by hand, by the step's key. */
  readonly optional: Readonly<Record<string, boolean>>;
  readonly note: string;
  readonly chosen: ReadonlySet<number>;
}

/** Which optional steps of a kind will be in: those of the pack, but for what was changed by hand. */
export const stepsChosen = (kind: Kind, optional: StartDraft['optional']): string[] =>
  kind.steps
    .filter((step) => step.optional !== null && (optional[step.key] ?? step.optional === 'on'))
    .map((step) => step.key);

/** Those of the chosen households that may come in, and how many of them may not; unknown ones may not either. */
export function entrants(
  chosen: ReadonlySet<number>,
  known: ReadonlyMap<number, Eligible>,
): { readonly ids: number[]; readonly left: number } {
  const ids = [...chosen].filter((id) => known.get(id)?.why === null);
  return { ids, left: chosen.size - ids.length };
}

type Start = Request<'procedure.start'>;

interface ReadStart {
  readonly reasons: Readonly<Partial<Record<'kind' | 'village' | 'on' | 'households', string>>>;
  /** Null while something is missing. */
  readonly start: Start | null;
}

/** The start as the contract wants it, or what has still to be filled in. */
export function readStart(
  draft: StartDraft,
  { kind, ids, year }: { readonly kind: Kind | undefined; readonly ids: number[]; readonly year: number },
): ReadStart {
  const { villageId, on, quota } = draft;
  const reasons = {
    ...(kind === undefined && { kind: '请选择办什么' }),
    ...(villageId === null && { village: '请选择村' }),
    ...(on === null && { on: '请填写日期' }),
    ...(ids.length === 0 && { households: '请选择至少一户' }),
  };
  if (kind === undefined || villageId === null || on === null || ids.length === 0)
    return { reasons, start: null };
  const [note, responsible] = [draft.note.trim(), draft.responsible.trim()];
  const hasChoice = kind.steps.some((step) => step.optional !== null);
  const start: Start = {
    ...{ key: kind.key, villageId, year, clueOn: on, householdIds: ids },
    ...(note !== '' && { note }),
    ...(responsible !== '' && { responsible }),
    ...(hasChoice && { optionalSteps: stepsChosen(kind, draft.optional) }),
    ...(kind.takesQuota && quota !== null && { quota }),
  };
  return { reasons, start };
}
