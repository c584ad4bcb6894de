import { useLayoutEffect, useState } from 'react';

/** The one thing beside which everything is covered. */
const SCREEN = 'lock-screen';

const others = (): HTMLElement[] =>
  [...document.body.children].filter(
    (each): each is HTMLElement => each instanceof HTMLElement && each.id !== SCREEN,
  );

/** Out of reach of the keyboard and of screen readers; out of sight by the style of the body. */
const cover = (): void => others().forEach((each) => (each.inert = true));
const uncover = (): void => others().forEach((each) => (each.inert = false));

const MOST_FRAMES = 30;

/** The keyboard goes back as soon as the place can be seen again: coming into sight may take a few frames. */
function giveBack(place: HTMLElement, frames = 0): void {
  place.focus({ preventScroll: true });
  if (document.activeElement === place || frames === MOST_FRAMES || !place.isConnected) return;
  requestAnimationFrame(() => giveBack(place, frames + 1));
}

/**
 * A place beside the whole window, which is covered while the place is there: what opens meanwhile (a message, a
 * dialog) is covered too. What is being typed does not hear that the keyboard goes elsewhere, so that it is neither
 * saved nor given up; afterwards the keyboard is where it was.
 */
export function useCover(): HTMLElement {
  const [screen] = useState(() => {
    const made = document.createElement('div');
    made.id = SCREEN;
    return made;
  });
  useLayoutEffect(() => {
    const before = document.activeElement;
    const keepQuiet = (event: Event): void => {
      if (event.target instanceof Node && !screen.contains(event.target)) event.stopImmediatePropagation();
    };
    for (const loss of ['blur', 'focusout']) window.addEventListener(loss, keepQuiet, { capture: true });
    document.body.append(screen);
    document.body.classList.add('is-locked');
    cover();
    const watch = new MutationObserver(cover);
    watch.observe(document.body, { childList: true });
    return () => {
      watch.disconnect();
      uncover();
      document.body.classList.remove('is-locked');
      if (before instanceof HTMLElement) giveBack(before);
      screen.remove();
      for (const loss of ['blur', 'focusout']) window.removeEventListener(loss, keepQuiet, { capture: true });
    };
  }, [screen]);
  return screen;
}
