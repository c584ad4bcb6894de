import type { CustomScheme, Protocol } from 'electron';
import { answerWithFile } from './window-files.ts';

const scheme = 'hudang-app';

/** The one origin that the window has. */
export const appOrigin = `${scheme}://archive`;

/** Like https for the page (storage, workers, `'self'` in the policy), but nothing of it leaves the process. */
export const appScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} satisfies CustomScheme;

export function serveWindow(protocol: Protocol, folder: string): void {
  protocol.handle(scheme, async ({ method, url }) => {
    const { status, headers, body } = await answerWithFile({ folder, origin: appOrigin }, { method, url });
    return new Response(method === 'HEAD' ? null : new Uint8Array(body), { status, headers });
  });
}
