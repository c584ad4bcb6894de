import { useEffect } from 'react';
import { go } from '../../route.ts';
import { isTyping } from '../../ui/is-typing.ts';

/** Esc goes back to the list, unless it belongs to a box or to something that lies over the page. */
export function useBackKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]') === null) go({ page: 'households' });
    };
    // Before the dialog hears it: afterwards it would be gone already.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
