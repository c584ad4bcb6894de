import type { BrowserWindow } from 'electron';
import type { BackendClient } from './backend-client.ts';

type Closing = Pick<BrowserWindow, 'on' | 'destroy' | 'setTitle' | 'setProgressBar' | 'setEnabled'>;

/** An archive that is closed so soon needs no word. */
const QUICK_MS = 400;

/**
 * The window stays until the archive is closed, and says that a backup is made meanwhile: whoever sees it go switches
 * the computer off. It takes no input any more.
 */
export function closeAfterArchive(window: Closing, backend: BackendClient): void {
  let isAsked = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (isAsked) return;
    isAsked = true;
    window.setEnabled(false);
    const word = setTimeout(() => {
      window.setTitle('户档：正在备份，请不要关机……');
      window.setProgressBar(2); // without an end that is known
    }, QUICK_MS);
    void backend.close().then(() => {
      clearTimeout(word);
      window.destroy();
    });
  });
}
