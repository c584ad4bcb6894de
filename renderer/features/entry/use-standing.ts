import { useAnswer } from '../../queries.ts';
import type { Entered } from './entry-store.ts';

/** As far back as an undo of this sitting is looked for. */
const LATEST = 200;

/** The households of this sitting that are still there: an entry may be undone from anywhere. */
export function useStanding(entered: readonly Entered[]): readonly Entered[] {
  const latest = useAnswer('change.list', { limit: LATEST }, { enabled: entered.length > 0, keep: true });
  const undone = new Set((latest.data?.changes ?? []).filter((each) => each.undone).map(({ id }) => id));
  return entered.filter(({ change }) => !undone.has(change));
}
