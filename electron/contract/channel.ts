import type { z } from 'zod';
import type { AccessKind } from '#domain/operators/access-kinds.ts';
import type { Permission } from '#domain/operators/permissions.ts';

/**
 * Who answers a channel and who may call it: `window` — the backend, callable from window and terminal;
 * `shell` — the shell itself, because a place on disk or a key is involved; `internal` — the backend, for the
 * shells only.
 */
export type ChannelScope = 'window' | 'shell' | 'internal';

export interface Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly title: string;
  readonly scope: ChannelScope;
  /** What somebody must be permitted to do to call it. */
  readonly may: Permission;
  /** As what it is written down who called it, about whom; nothing unless told. */
  readonly logs?: AccessKind;
  readonly input: I;
  readonly output: O;
}

export const channel = <S extends ChannelScope, I extends z.ZodType, O extends z.ZodType>(definition: {
  title: string;
  scope: S;
  may: Permission;
  logs?: AccessKind;
  input: I;
  output: O;
}): Channel<I, O> & { readonly scope: S } => definition;
