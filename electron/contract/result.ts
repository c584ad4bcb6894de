import type { AppError } from './app-error.ts';

/** The answer of every call: a value, or an error as data. Never a throw. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (error: AppError): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error,
});

/** A named rule was broken; the sentence says why and what to do. */
export const refuse = (rule: string, message: string, refused?: Record<string, unknown>[]) =>
  fail(refused === undefined ? { code: 'rule', rule, message } : { code: 'rule', rule, message, refused });

export const notFound = (what: string) => fail({ code: 'not-found', what });
