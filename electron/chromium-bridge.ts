import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { BackendClient } from './backend-client.ts';
import type { ShellCall } from './shell-calls.ts';
import { answerRequest } from './window-bridge.ts';

export const windowOrigin = 'https://archive.localhost';

const BINDING = '__hudangCall';
const PROGRESS_EVENT = 'hudang-progress';

// Runs in the page before its own scripts; text, because it is no code of this process. The binding is taken away
// and `window.hudang` has the surface of the Electron preload.
const bridgeScript = `(() => {
  const call = globalThis.${BINDING};
  delete globalThis.${BINDING};
  if (window !== window.top || location.origin !== '${windowOrigin}' || typeof call !== 'function') return;
  const listeners = new Set();
  window.addEventListener('${PROGRESS_EVENT}', ({ detail }) => listeners.forEach((listener) => listener(detail)));
  const hudang = Object.freeze({
    call: (request) => call(String(request)),
    onProgress: (listener) => {
      const own = (json) => listener(json);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  });
  Object.defineProperty(window, 'hudang', { value: hudang, enumerable: true });
})();`;

/** Gives the page `window.hudang`. Only the top frame of our own page is answered. */
export async function connectPage(context: BrowserContext, shellCall: ShellCall): Promise<void> {
  await context.exposeBinding(BINDING, async ({ page, frame }, request: unknown) => {
    if (!isTrustedFrame(page, frame)) throw new Error('refused');
    return await answerRequest(shellCall, request);
  });
  await context.addInitScript({ content: bridgeScript });
}

const isTrustedFrame = (page: Page, frame: Frame): boolean =>
  frame === page.mainFrame() && URL.parse(frame.url())?.origin === windowOrigin;

/** Passes progress on, one message at a time: a slow page is given the newest, not all of them. */
export function relayProgress(page: Page, backend: BackendClient): void {
  let newest: string | null = null;
  let isSending = false;
  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    while (newest !== null) {
      const json: string = newest;
      newest = null;
      await page.evaluate(tellPage(json)).catch(() => undefined);
    }
    isSending = false;
  };
  const stop = backend.onProgress((progress) => {
    newest = JSON.stringify(progress);
    void send();
  });
  page.once('close', stop);
}

const tellPage = (json: string): string =>
  `void window.dispatchEvent(new CustomEvent('${PROGRESS_EVENT}', { detail: ${JSON.stringify(json)} }))`;
