import { useEffect } from 'react';
import { go } from '../../route.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { openEntry } from './palette-commands.ts';
import { places } from './rail.tsx';

/** Alt+1 … open the pages, Alt+N the sheet of entry, F1 and ? the sheet of all keys. A dialog keeps its keys. */
export function useShortcuts(showHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = actOf(event, showHelp);
      if (act === null || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [showHelp]);
}

function actOf(event: KeyboardEvent, showHelp: () => void): (() => void) | null {
  if (event.key === 'F1') return showHelp;
  const isInBox = isTyping(event.target) || event.target instanceof HTMLInputElement;
  if (event.key === '?' && !isInBox) return showHelp;
  if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return null;
  if (event.code === 'KeyN') return openEntry;
  const place = places[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
  return place === undefined ? null : () => go({ page: place.page });
}
