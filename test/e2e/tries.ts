// What a page of ill will would try, from inside the page.
import type { Page } from '@playwright/test';

type Outcome = 'refused' | 'done';

interface Tried {
  readonly outcomes: Record<string, Outcome>;
  /** What the page's own policy forbade, before anything else could. */
  readonly forbidden: string[];
}

/** Tries to reach out and to run text as code; says of each whether it was refused. */
export const triedInPage = (page: Page): Promise<Tried> =>
  page.evaluate(async () => {
    const elsewhere = 'https://example.com/x';
    const forbidden = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => forbidden.add(event.effectiveDirective));
    const outcome = async (tried: () => unknown): Promise<Outcome> => {
      try {
        await tried();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const heard = (target: EventTarget, good: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        target.addEventListener(good, resolve);
        target.addEventListener('error', reject);
      });
    const image = new Image();
    const frame = document.createElement('iframe');
    const script = document.createElement('script');
    const outcomes = {
      fetch: await outcome(() => fetch(elsewhere)),
      image: await outcome(() => {
        image.src = elsewhere;
        return heard(image, 'load');
      }),
      socket: await outcome(() => heard(new WebSocket('wss://example.com/'), 'open')),
      frame: await outcome(async () => {
        frame.src = elsewhere;
        document.body.append(frame);
        await heard(frame, 'load');
        // A frame that was refused loads too, with nothing in it that could be looked at.
        if (frame.contentDocument === null) throw new Error('refused');
      }),
      inlineScript: await outcome(() => {
        script.textContent = 'window.ranInline = true';
        document.body.append(script);
        if (!('ranInline' in window)) throw new Error('refused');
      }),
      evaluated: await outcome(() => window.eval('1 + 1')),
      functionOfText: await outcome(() => new Function('return 1')() as unknown),
    };
    for (const element of [frame, script]) element.remove();
    // The browser tells of what it forbade a moment later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { outcomes, forbidden: [...forbidden].sort() };
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
