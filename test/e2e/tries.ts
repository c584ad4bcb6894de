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

/** Asks for everything of the PC that a page can ask for; says of each whether it was refused. */
export const askedOfPc = (page: Page): Promise<Record<string, Outcome>> =>
  page.evaluate(async () => {
    const outcome = async (asked: () => Promise<unknown>): Promise<Outcome> => {
      try {
        await asked();
        return 'done';
      } catch {
        return 'refused';
      }
    };
    const states = async (name: string): Promise<Outcome> => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state === 'denied' ? 'refused' : 'done';
    };
    const place = () =>
      new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 2000 }),
      );
    return {
      camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await outcome(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await outcome(() => navigator.mediaDevices.getDisplayMedia()),
      place: await outcome(place),
      clipboard: await outcome(() => navigator.clipboard.readText()),
      notifications: (await Notification.requestPermission()) === 'granted' ? 'done' : 'refused',
      cameraState: await states('camera'),
      placeState: await states('geolocation'),
      clipboardState: await states('clipboard-read'),
      serviceWorker: await outcome(async () => {
        await navigator.serviceWorker.register('/sw.js');
        if ((await navigator.serviceWorker.getRegistrations()).length === 0) throw new Error('refused');
      }),
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
