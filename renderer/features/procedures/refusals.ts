import type { Request } from '#contract/channels.ts';
import type { StepRefusal } from '#contract/procedure.ts';
import { ContractError } from '../../client.ts';

type Waiver = NonNullable<Request<'procedure.doStep'>['waivers']>[number];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Every reason why a step was refused; none when the error is of another kind. */
export function refusalsOf(error: unknown): StepRefusal[] {
  if (!(error instanceof ContractError) || error.error.code !== 'rule') return [];
  return (error.error.refused ?? []).flatMap(({ rule, message, source, ...of }) => {
    if (typeof rule !== 'string' || typeof message !== 'string') return [];
    const waivableBy = text(of['waivableBy']);
    const householdId = of['householdId'];
    const refusal: StepRefusal = {
      ...{ rule, message, source: text(source) ?? '', householdNo: text(of['householdNo']) ?? null },
      ...(waivableBy !== undefined && { waivableBy }),
      ...(typeof householdId === 'number' && { householdId }),
    };
    return [refusal];
  });
}

/** The refusals of one rule: they are set aside by the same person for the same reason. */
export interface RuleRefusals {
  readonly rule: string;
  readonly source: string;
  readonly waivableBy: string | null;
  readonly refusals: readonly StepRefusal[];
}

export function byRule(refusals: readonly StepRefusal[]): RuleRefusals[] {
  const groups = new Map<string, StepRefusal[]>();
  for (const refusal of refusals) {
    const key = `${refusal.rule} ${refusal.waivableBy ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), refusal]);
  }
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const { rule, source, waivableBy = null } = first;
    return [{ rule, source, waivableBy, refusals: of }];
  });
}

/** Who sets a rule aside, why, and for whom. */
export interface WaiverDraft {
  /** `keyOf` each refusal that is set aside. */
  readonly ticked: ReadonlySet<string>;
  /** By the rule. */
  readonly words: Readonly<Record<string, { readonly allowedBy: string; readonly reason: string }>>;
}

export const NO_WAIVERS: WaiverDraft = { ticked: new Set(), words: {} };

export const keyOf = ({ rule, householdId }: StepRefusal): string => `${rule} ${householdId ?? ''}`;

/** The waivers to send, and the rules that are set aside without a name or a reason. */
export function readWaivers(
  refusals: readonly StepRefusal[],
  { ticked, words }: WaiverDraft,
): { readonly waivers: Waiver[]; readonly lacking: ReadonlySet<string> } {
  const lacking = new Set<string>();
  const waivers = refusals.flatMap((refusal): Waiver[] => {
    const { rule, householdId = null } = refusal;
    if (refusal.waivableBy === undefined || !ticked.has(keyOf(refusal))) return [];
    const allowedBy = words[rule]?.allowedBy.trim() ?? '';
    const reason = words[rule]?.reason.trim() ?? '';
    if (allowedBy === '' || reason === '') lacking.add(rule);
    return [{ rule, householdId, allowedBy, reason }];
  });
  return { waivers, lacking };
}
