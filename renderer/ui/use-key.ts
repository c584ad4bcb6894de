import { useEffect, useRef } from 'react';
import type { Permission } from '#domain/operators/permissions.ts';
import { useMay } from '../may.ts';
import { isTyping } from './is-typing.ts';

const isModal = (): boolean =>
  document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open') !== null;

/**
 * A letter that acts wherever the page has the focus, but not in a box or behind a dialog, for those who are permitted
 * what it does.
 */
export function useKey(letter: string, may: Permission, onKey: () => void): void {
  const isOffered = useMay(may);
  const newest = useRef(onKey);
  useEffect(() => {
    newest.current = onKey;
  });
  useEffect(() => {
    if (!isOffered) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.key.toLowerCase() !== letter || isTyping(event.target) || isModal()) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [letter, isOffered]);
}
