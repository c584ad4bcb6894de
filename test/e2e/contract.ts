import type { Page } from '@playwright/test';
import type { Output, Request, WindowChannel } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';

/** Calls `window.hudang.call` as the page itself does. */
export function callFromPage<N extends WindowChannel>(
  page: Page,
  channel: N,
  input: Request<N>,
): Promise<Result<Output<N>>>;
export function callFromPage(page: Page, channel: string, input: unknown): Promise<Result<unknown>>;
export async function callFromPage(page: Page, channel: string, input: unknown): Promise<Result<unknown>> {
  const answer = await page.evaluate(
    (request) => window.hudang.call(request),
    JSON.stringify({ channel, input }),
  );
  return JSON.parse(answer) as Result<unknown>;
}

/** As `callFromPage`, what must succeed. */
export async function must<N extends WindowChannel>(
  page: Page,
  channel: N,
  input: Request<N>,
): Promise<Output<N>> {
  const answer = await callFromPage(page, channel, input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** The day as the archive reckons it. */
export async function todayOf(page: Page): Promise<string> {
  const state = await callFromPage(page, 'archive.state', {});
  if (!state.ok || state.value.open === null) throw new Error('no archive is open');
  return state.value.open.today;
}
