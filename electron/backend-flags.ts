/**
 * For the engine of the backend: a small space for what is young. Nearly all that a call leaves behind is gone with
 * its answer; a large space would only let the process hold 70 MB more of it.
 */
export const BACKEND_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
