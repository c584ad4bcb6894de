import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { call, sentenceOf } from '../../client.ts';
import { isScreenLocked, lockScreen } from '../../lock.ts';

const LOOK_MS = 5_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Locks the screen: at once, by Ctrl+L, and when nobody has touched mouse or keyboard for so many minutes. */
export function useLock(minutes: number): () => void {
  const { message } = App.useApp();
  const lock = useCallback((): void => {
    if (isScreenLocked()) return;
    // Covered at once; should the backend not hear it, nothing is shown that was not meant to be seen.
    lockScreen();
    call('archive.lock', {}).catch((thrown: unknown) => message.error(sentenceOf(thrown)));
  }, [message]);
  useEffect(() => {
    let last = Date.now();
    const live = (): void => {
      last = Date.now();
    };
    // By the clock: a computer that slept is locked as it wakes.
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) lock();
      if (isScreenLocked()) live();
    }, LOOK_MS);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, live, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, live, { capture: true });
    };
  }, [minutes, lock]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      lock();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [lock]);
  return lock;
}
