import { fail, type Result } from '#contract/result.ts';
import type { ShellCall } from './shell-calls.ts';

/** Longer than any request of the window: a file comes in pieces of at most 2 million letters. */
const MAX_REQUEST = 8_000_000;

/** The window's `call`: one JSON string `{channel, input}` in, one JSON string of a Result out. Never throws. */
export async function answerRequest(call: ShellCall, request: unknown): Promise<string> {
  const read = readRequest(request);
  const result: Result<unknown> = read === null ? malformed : await call(read.channel, read.input);
  return JSON.stringify(result);
}

const malformed = fail({ code: 'invalid-input', issues: [{ path: '', message: '请求的格式不对' }] });

function readRequest(request: unknown): { channel: string; input: unknown } | null {
  if (typeof request !== 'string' || request.length > MAX_REQUEST) return null;
  try {
    const { channel, input } = JSON.parse(request) as { channel?: unknown; input?: unknown };
    return typeof channel === 'string' ? { channel, input } : null;
  } catch {
    return null;
  }
}
