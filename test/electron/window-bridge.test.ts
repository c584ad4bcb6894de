import { expect, it, vi } from 'vitest';
import { ok } from '#contract/result.ts';
import { answerRequest } from '#electron/window-bridge.ts';

it('reads one JSON string and answers one', async () => {
  const call = vi.fn(async () => ok({ total: 3 }));
  expect(await answerRequest(call, '{"channel":"household.list","input":{"year":2025}}')).toBe(
    '{"ok":true,"value":{"total":3}}',
  );
  expect(call).toHaveBeenCalledExactlyOnceWith('household.list', { year: 2025 });
});

it.each([
  ['no JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a channel that is no text', '{"channel":5}'],
  ['an object instead of text', { channel: 'household.list', input: {} }],
  ['nothing', undefined],
  ['far too much', `{"channel":"a","input":"${'x'.repeat(8_000_000)}"}`],
])('refuses %s and calls nothing', async (_what, request) => {
  const call = vi.fn(async () => ok(null));
  expect(JSON.parse(await answerRequest(call, request))).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
  expect(call).not.toHaveBeenCalled();
});
