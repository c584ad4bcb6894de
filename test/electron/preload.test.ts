import { expect, it, vi } from 'vitest';
import type * as Fake from '#test/support/fake-electron.ts';

interface Exposed {
  call(request: string): Promise<string>;
  onProgress(listener: (...received: unknown[]) => void): () => void;
}

async function preload() {
  vi.resetModules();
  const { fake } = (await import('electron')) as unknown as typeof Fake;
  await import('#electron/preload.ts');
  return { fake, hudang: fake.exposed['hudang'] as Exposed };
}

it('exposes exactly two functions under one name', async () => {
  const { fake, hudang } = await preload();
  expect(Object.keys(fake.exposed)).toEqual(['hudang']);
  expect(Object.keys(hudang)).toEqual(['call', 'onProgress']);
});

it('calls on one channel and no other', async () => {
  const { fake, hudang } = await preload();
  expect(await hudang.call('{}')).toBe('answer');
  expect(fake.invoked).toEqual([['hudang:call', '{}']]);
});

it('passes progress on without the event, until it is told to stop', async () => {
  const { fake, hudang } = await preload();
  const listener = vi.fn();
  const stop = hudang.onProgress(listener);
  fake.preload.emit('hudang:progress', { sender: 'secret' }, '{"done":1}');
  expect(listener.mock.calls).toEqual([['{"done":1}']]);
  stop();
  fake.preload.emit('hudang:progress', {}, '{"done":2}');
  expect(listener).toHaveBeenCalledOnce();
});
