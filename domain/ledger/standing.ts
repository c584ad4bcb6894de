import type { Day } from '#domain/time/day.ts';
import type { ClosedAs } from './words.ts';

/** What the archive itself says of a problem now; null where only a person can tell. */
export type Standing =
  | { readonly of: 'check'; readonly message: string | null }
  | {
      readonly of: 'comparison';
      readonly verdict: 'confirmed' | 'explained' | 'mistaken' | null;
      /** The newest day on which the department reported it. */
      readonly reportedOn: Day | null;
    }
  | null;

/** Why it is not put right yet; null where nothing of the archive speaks against closing it. */
export function stillThere(standing: Standing): string | null {
  if (standing?.of === 'check')
    return standing.message === null ? null : `数据还没有改正，仍查得出：${standing.message}`;
  return standing?.of === 'comparison' && standing.verdict === null
    ? '部门比对的这条疑似问题还没有核实结论，请先到“部门比对”里填写。'
    : null;
}

/** Why it cannot be called unfounded. A rule may be wrong about a household, so that a person may say so. */
export function isTrue(standing: Standing): string | null {
  if (standing?.of !== 'comparison') return null;
  return standing.verdict === 'confirmed'
    ? '部门比对的核实结论是“属实”，不能按不属实销号。'
    : stillThere(standing);
}

/** Whether the archive says that it is put right, while it is not closed yet. */
export function isSettled(standing: Standing): boolean {
  if (standing?.of === 'check') return standing.message === null;
  return standing?.of === 'comparison' && standing.verdict !== null && standing.verdict !== 'confirmed';
}

/** Why a problem that was closed counts as open again; null where it does not. */
export function fellBack(
  standing: Standing,
  { closedAs, closedOn }: { readonly closedAs: ClosedAs; readonly closedOn: Day },
): string | null {
  if (standing?.of === 'check')
    return closedAs === 'corrected' && standing.message !== null
      ? `数据核查又查出来：${standing.message}`
      : null;
  if (standing?.of !== 'comparison') return null;
  const { verdict, reportedOn } = standing;
  if (verdict === null) return '部门比对的核实结论收回了';
  if (closedAs === 'unfounded' && verdict === 'confirmed') return '部门比对核实为属实';
  return reportedOn !== null && reportedOn > closedOn ? `部门 ${reportedOn} 再次反馈` : null;
}
