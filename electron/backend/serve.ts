import type { FromBackend, Progress, ToBackend } from '#contract/message.ts';
import { fail, type Result } from '#contract/result.ts';

/** The backend's end of the port, whichever kind of process it runs in. */
export interface ParentPort {
  onMessage(listener: (message: ToBackend) => void): void;
  post(message: FromBackend): void;
}

/** What a port needs of a backend: the two first functions of `Backend`. */
export interface Served {
  call(channel: string, input: unknown): Promise<Result<unknown>>;
  onProgress(listener: (progress: Progress) => void): () => void;
}

/** Answers every message of the port by its id, in whatever order the answers come. */
export function serve(backend: Served, port: ParentPort): void {
  backend.onProgress((progress) => port.post({ kind: 'progress', progress }));
  port.onMessage((message) => {
    void answer(backend, message).then((result) => port.post({ kind: 'answer', id: message.id, result }));
  });
}

async function answer(backend: Served, { channel, input }: ToBackend): Promise<Result<unknown>> {
  try {
    return await backend.call(channel, input);
  } catch {
    // A backend never throws; should it, the caller must not wait for ever. No details: they may be personal.
    return fail({ code: 'unexpected', reference: 'backend-threw' });
  }
}
