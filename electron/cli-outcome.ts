import { errorText, type AppError } from '#contract/app-error.ts';

/** What a command ends with. `report` is for people, `json` for programs; `complaint` goes to stderr in both. */
export interface Outcome {
  readonly exit: 0 | 1 | 2;
  readonly json: unknown;
  readonly report: string;
  readonly complaint: string | null;
}

export const done = (json: unknown, report: string): Outcome => ({ exit: 0, json, report, complaint: null });

/** `also` stands beside the error in the JSON. */
export function refused(error: AppError, also: Record<string, unknown> = {}): Outcome {
  const text = errorText(error);
  return { exit: 1, json: { ...also, error: { ...error, text } }, report: '', complaint: text };
}

export const wrongUse = (text: string): Outcome => ({
  ...refused({ code: 'invalid-input', issues: [{ path: '', message: text }] }),
  exit: 2,
  complaint: text,
});
