// What a page of ill will would try, from inside the page.
import type { Page } from '@playwright/test';

type Outcome = 'refused' | 'done';

/** Tries to reach out and to run text as code; says of each whether it was refused. */
export const triedInPage = (page: Page): Promise<Record<string, Outcome>> =>
  page.evaluate(async () => {
    const elsewhere = 'https://example.com/x';
    const outcome = (tried: Promise<unknown>): Promise<Outcome> =>
      tried.then(
        () => 'done',
        () => 'refused',
      );
    const loaded = (element: HTMLImageElement | HTMLIFrameElement): Promise<unknown> =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
        element.src = elsewhere;
        document.body.append(element);
      });
    const opened = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://example.com/');
        socket.onopen = resolve;
        socket.onerror = reject;
      });
    const framed = async (): Promise<void> => {
      const violation = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve, { once: true }),
      );
      void loaded(document.createElement('iframe')).catch(() => undefined);
      await violation;
      throw new Error('frame-src');
    };
    const ran = (run: () => unknown): Promise<unknown> => Promise.resolve().then(run);
    const inline = (): void => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.body.append(script);
      if (!('ranInline' in window)) throw new Error('script-src');
    };
    return {
      fetch: await outcome(fetch(elsewhere)),
      image: await outcome(loaded(new Image())),
      socket: await outcome(opened()),
      frame: await outcome(framed()),
      inlineScript: await outcome(ran(inline)),
      evaluated: await outcome(ran(() => window.eval('1 + 1'))),
      functionOfText: await outcome(ran(() => new Function('return 1')() as unknown)),
    };
  });

/** All that a page can leave behind in a browser. */
export const keptByPage = (page: Page) =>
  page.evaluate(async () => ({
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
