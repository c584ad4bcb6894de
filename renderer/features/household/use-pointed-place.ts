import { useEffect } from 'react';
import type { Route } from '../../route.ts';

const EVERY_MS = 60;
/** A drawer takes the keyboard while it comes in, and a tab may still be read: so long the place is looked for. */
const TRIES = 25;
/** So many times in a row the keyboard must be there. */
const STILL = 5;

/** The box of the field, the one that is being edited before others; else the list whose records have such a field. */
function placeOf(field: string): HTMLElement | null {
  const places = [
    ...document.querySelectorAll<HTMLElement>(
      `.body [data-field="${field}"], .ant-drawer [data-field="${field}"]`,
    ),
  ];
  const list = document.querySelector<HTMLElement>(`.body [data-fields~="${field.split('.')[0] ?? ''}"]`);
  return places.find((place) => place.querySelector('.editor') !== null) ?? places.at(-1) ?? list;
}

/** Brings the field that the address points at into sight and gives it the keyboard. */
export function usePointedPlace({ field, member, record, tab }: Route): void {
  useEffect(() => {
    if (field === undefined) return undefined;
    let tries = 0;
    let still = 0;
    const stop = (): void => clearInterval(timer);
    const timer = setInterval(() => {
      tries += 1;
      // A record that opened by itself has the keyboard in its dialog.
      if (document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null) return stop();
      const place = placeOf(field);
      const isThere = place?.contains(document.activeElement) === true;
      still = isThere ? still + 1 : 0;
      if (place !== null && !isThere) {
        place.scrollIntoView({ block: 'center' });
        (place.querySelector<HTMLElement>('.editor input, button.value, button') ?? place).focus();
      }
      if (tries >= TRIES || still >= STILL) stop();
    }, EVERY_MS);
    window.addEventListener('pointerdown', stop);
    window.addEventListener('keydown', stop);
    return () => {
      stop();
      window.removeEventListener('pointerdown', stop);
      window.removeEventListener('keydown', stop);
    };
  }, [field, member, record, tab]);
}
