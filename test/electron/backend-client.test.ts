import { expect, it, onTestFinished, vi } from 'vitest';
import type { FromBackend, ToBackend } from '#contract/message.ts';
import { ok } from '#contract/result.ts';
import { connectBackend, type BackendPort } from '#electron/backend-client.ts';
import { forkBackend } from '#electron/backend-fork.ts';

function fakePort() {
  const sent: ToBackend[] = [];
  let hear: (message: FromBackend) => void = () => {};
  let exit: (how: string) => void = () => {};
  const port: BackendPort = {
    post: (message) => void sent.push(message),
    onMessage: (listener) => void (hear = listener),
    onExit: (listener) => void (exit = listener),
    end: vi.fn(),
    kill: vi.fn(() => exit('killed')),
  };
  return { port, sent, hear: (m: FromBackend) => hear(m), exit: (how: string) => exit(how) };
}

it('gives every answer to its own question, in whatever order they come', async () => {
  const { port, sent, hear } = fakePort();
  const client = connectBackend(port);
  const answers = Promise.all([client.call('a.b', 1), client.call('c.d', 2)]);
  expect(sent).toEqual([
    { id: 1, channel: 'a.b', input: 1 },
    { id: 2, channel: 'c.d', input: 2 },
  ]);
  hear({ kind: 'answer', id: 2, result: ok('second') });
  hear({ kind: 'answer', id: 7, result: ok('of nobody') });
  hear({ kind: 'answer', id: 1, result: ok('first') });
  expect(await answers).toEqual([ok('first'), ok('second')]);
});

it('answers all that wait, and all that come later, when the process dies', async () => {
  const { port, exit } = fakePort();
  const client = connectBackend(port);
  const died = vi.fn();
  client.onDeath(died);
  const waiting = client.call('a.b', {});
  exit('backend-SIGKILL');
  const unexpected = { ok: false, error: { code: 'unexpected', reference: 'backend-SIGKILL' } };
  expect(await waiting).toEqual(unexpected);
  expect(await client.call('a.b', {})).toEqual(unexpected);
  expect(died).toHaveBeenCalledExactlyOnceWith('backend-SIGKILL');
  await client.close();
});

it('closing is no death, and a process that does not close is killed', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { port, sent } = fakePort();
  const client = connectBackend(port);
  const died = vi.fn();
  client.onDeath(died);
  const closed = client.close();
  expect(sent).toEqual([{ id: 0, channel: 'archive.close', input: {} }]);
  await vi.advanceTimersByTimeAsync(5000);
  await closed;
  expect(port.end).not.toHaveBeenCalled();
  expect(port.kill).toHaveBeenCalledOnce();
  expect(died).not.toHaveBeenCalled();
});

it('a process that still backs up is waited for, and ended when its archive is closed', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { port, hear, exit } = fakePort();
  const closed = connectBackend(port).close();
  for (let second = 0; second < 20; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    hear({ kind: 'progress', progress: { job: 'backup', stage: '正在备份', done: second, total: null } });
  }
  expect(port.kill).not.toHaveBeenCalled();
  expect(port.end).not.toHaveBeenCalled();
  hear({ kind: 'answer', id: 0, result: ok({}) });
  expect(port.end).toHaveBeenCalledOnce();
  exit('backend-0');
  await closed;
  expect(port.kill).not.toHaveBeenCalled();
});

it('tells progress until told to stop', () => {
  const { port, hear } = fakePort();
  const listener = vi.fn();
  const stop = connectBackend(port).onProgress(listener);
  const progress = { job: 'a', stage: '读入', done: 1, total: null };
  hear({ kind: 'progress', progress });
  stop();
  hear({ kind: 'progress', progress });
  expect(listener).toHaveBeenCalledExactlyOnceWith(progress);
});

const stub = new URL('../support/stub-backend.ts', import.meta.url);

it('talks to a real process and closes it', async () => {
  const client = forkBackend(stub);
  const stages: string[] = [];
  client.onProgress(({ stage }) => stages.push(stage));
  expect(await client.call('echo', { 村: '云溪村', none: undefined })).toEqual(
    ok({ 村: '云溪村', none: undefined }),
  );
  expect(stages).toEqual(['echo']);
  await client.close();
  expect(await client.call('echo', {})).toMatchObject({ error: { code: 'unexpected' } });
});

it('answers at once when a real process crashes or throws', async () => {
  const client = forkBackend(stub);
  expect(await client.call('throw', {})).toEqual({
    ok: false,
    error: { code: 'unexpected', reference: 'backend-threw' },
  });
  expect(await client.call('crash', {})).toEqual({
    ok: false,
    error: { code: 'unexpected', reference: 'backend-SIGKILL' },
  });
  await client.close();
});

it('does not hand the passphrase of the environment down', async () => {
  vi.stubEnv('HUDANG_PASSPHRASE', '不该看见');
  onTestFinished(() => void vi.unstubAllEnvs());
  const client = forkBackend(stub);
  expect(await client.call('environment', {})).toEqual(ok(undefined));
  await client.close();
});

it('says so when the process cannot be started', async () => {
  const client = forkBackend(new URL('file:///nonexistent/backend.ts'));
  expect(await client.call('echo', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  await client.close();
});
