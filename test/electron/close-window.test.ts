import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BackendClient } from '#electron/backend-client.ts';
import { closeAfterArchive } from '#electron/close-window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aWindow() {
  const closed = Promise.withResolvers<void>();
  const window = Object.assign(new EventEmitter(), {
    destroy: vi.fn(),
    setTitle: vi.fn(),
    setProgressBar: vi.fn(),
    setEnabled: vi.fn(),
  });
  const backend = { close: vi.fn(() => closed.promise) };
  closeAfterArchive(window as never, backend as unknown as BackendClient);
  const ask = () => {
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    return event;
  };
  return { window, backend, closed, ask };
}

test('the window stays until the archive is closed, and says why when that takes a while', async () => {
  const { window, backend, closed, ask } = aWindow();
  expect(ask().preventDefault).toHaveBeenCalledOnce();
  expect(window.setEnabled).toHaveBeenCalledExactlyOnceWith(false);
  expect(window.setTitle).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(500);
  expect(window.setTitle).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('正在备份'));
  expect(window.destroy).not.toHaveBeenCalled();
  expect(ask().preventDefault).toHaveBeenCalledOnce();
  expect(backend.close).toHaveBeenCalledOnce();
  closed.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(window.destroy).toHaveBeenCalledOnce();
});

test('an archive that is closed at once needs no word', async () => {
  const { window, closed, ask } = aWindow();
  ask();
  closed.resolve();
  await vi.advanceTimersByTimeAsync(1000);
  expect(window.destroy).toHaveBeenCalledOnce();
  expect(window.setTitle).not.toHaveBeenCalled();
});
