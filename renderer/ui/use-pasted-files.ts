import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing.ts';

/** Pictures and files from the clipboard, wherever the page has the focus but in a box; null takes none. */
export function usePastedFiles(onFiles: ((files: readonly File[]) => void) | null): void {
  const newest = useRef(onFiles);
  useEffect(() => {
    newest.current = onFiles;
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (newest.current === null || files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      newest.current(files);
    };
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
}
