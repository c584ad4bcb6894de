import { useEffect } from 'react';
import type { Role } from '#domain/operators/role.ts';
import { useArchive } from '../../archive-context.ts';
import { go, type Page } from '../../route.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { openEntry } from './palette-commands.ts';
import { isOffered, places } from './rail.tsx';

/** Alt+1 … open the pages, Alt+N the sheet of entry, F1 and ? the sheet of all keys. A dialog keeps its keys. */
export function useShortcuts(showHelp: () => void): void {
  const { role } = useArchive().archive.operator;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = actOf(event, role, showHelp);
      if (act === null || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [role, showHelp]);
}

function actOf(event: KeyboardEvent, role: Role, showHelp: () => void): (() => void) | null {
  if (event.key === 'F1') return showHelp;
  const isInBox = isTyping(event.target) || event.target instanceof HTMLInputElement;
  if (event.key === '?' && !isInBox) return showHelp;
  if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return null;
  const offered = (page: Page): boolean => places.some((each) => each.page === page && isOffered(each, role));
  if (event.code === 'KeyN') return offered('entry') ? openEntry : null;
  const place = places[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
  return place === undefined || !isOffered(place, role) ? null : () => go({ page: place.page });
}
