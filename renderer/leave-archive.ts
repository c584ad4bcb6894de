import type { ArchiveState } from '#contract/archive.ts';
import { unlockScreen } from './lock.ts';
import { forgetAll } from './memory.ts';
import { queryClient } from './queries.ts';

/** Forgets everything that was asked and remembered; what is open now is told. */
function beginWith(open: ArchiveState | null): void {
  forgetAll();
  window.location.hash = '';
  queryClient.setQueryData(['archive.state', {}], { open });
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'archive.state' });
}

/** The archive is closed: nothing of it stays in the window. */
export function leaveArchive(): void {
  unlockScreen(false);
  beginWith(null);
}

/** Somebody else has signed in: he begins anew, with nothing of what the one before him looked at. */
export const welcomeAnother = (state: ArchiveState): void => beginWith(state);
