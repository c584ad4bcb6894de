import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

const isModal = (): boolean =>
  document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open') !== null;

/** A letter that acts wherever the page has the focus, but not in a box or behind a dialog. */
export function useKey(letter: string, onKey: () => void): void {
  const newest = useRef(onKey);
  useEffect(() => {
    newest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.key.toLowerCase() !== letter || isTyping(event.target) || isModal()) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [letter]);
}
