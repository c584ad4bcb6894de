// A backend process that can be told to crash. Stands in for electron/backend/process.ts.
import { serve, type Served } from '#backend/serve.ts';
import type { Progress, ToBackend } from '#contract/message.ts';
import { ok } from '#contract/result.ts';

let report: (progress: Progress) => void = () => {};

const backend: Served = {
  call: async (channel, input) => {
    report({ job: 'stub', stage: channel, done: 0, total: null });
    if (channel === 'throw') throw new Error('含个人信息');
    if (channel === 'crash' || process.env['STUB_CRASHES_ON'] === channel)
      process.kill(process.pid, 'SIGKILL');
    if (channel === 'environment') return ok(process.env['HUDANG_PASSPHRASE']);
    return ok(input);
  },
  onProgress: (listener) => {
    report = listener;
    return () => {};
  },
};

process.on('disconnect', () => process.exit(0));
serve(backend, {
  onMessage: (listener) => void process.on('message', (message) => listener(message as ToBackend)),
  post: (message) => void process.send?.(message),
});
