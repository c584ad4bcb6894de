import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, refuse, type Result } from '#contract/result.ts';
import { cameraCalls } from '#electron/camera-calls.ts';
import { createCameraLeave } from '#electron/camera-leave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function camera(answer: Result<unknown> = ok({})) {
  const done: string[] = [];
  const said = { answer };
  const leave = createCameraLeave({
    grant: async () => void done.push('granted'),
    withdraw: async () => void done.push('withdrawn'),
  });
  const context = { camera: leave, backend: { call: async () => said.answer } };
  return { done, said, leave, context };
}

describe('leave to use the camera', () => {
  it('stands for half a minute and is taken once', async () => {
    const { done, leave } = camera();
    expect([leave.stands(), leave.take()]).toEqual([false, false]);
    await leave.allow();
    expect([leave.stands(), leave.take(), leave.take()]).toEqual([true, true, false]);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(leave.stands()).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect([leave.stands(), leave.keep(), leave.take()]).toEqual([false, false, false]);
    expect(done).toEqual(['granted', 'withdrawn']);
  });

  it('stays while the picture is shown, and gives no second request for it', async () => {
    const { done, leave } = camera();
    await leave.allow();
    leave.take();
    for (let at = 0; at < 6; at += 1) {
      await vi.advanceTimersByTimeAsync(20_000);
      expect([leave.keep(), leave.take()]).toEqual([true, false]);
    }
    await leave.end();
    await leave.end();
    expect(done).toEqual(['granted', 'withdrawn']);
  });
});

describe('the calls of the window', () => {
  it('give leave to whoever may write', async () => {
    const { done, context } = camera();
    expect(await cameraCalls['camera.allow'](context, {})).toEqual(ok({}));
    expect(await cameraCalls['camera.keep'](context, {})).toEqual(ok({}));
    expect(await cameraCalls['camera.end'](context, {})).toEqual(ok({}));
    expect(done).toEqual(['granted', 'withdrawn']);
    expect(await cameraCalls['camera.keep'](context, {})).toMatchObject({ error: { rule: 'camera-closed' } });
  });

  it('take it back from a window that was locked meanwhile', async () => {
    const { done, said, context } = camera();
    await cameraCalls['camera.allow'](context, {});
    said.answer = refuse('locked', '已锁定');
    expect(await cameraCalls['camera.keep'](context, {})).toEqual(said.answer);
    expect(done).toEqual(['granted', 'withdrawn']);
    expect(await cameraCalls['camera.allow'](context, {})).toEqual(said.answer);
    expect(done).toHaveLength(2);
  });

  it('say that a shell has none', async () => {
    const { context } = camera();
    const without = { ...context, camera: null };
    expect(await cameraCalls['camera.allow'](without, {})).toMatchObject({ error: { rule: 'no-camera' } });
  });
});
