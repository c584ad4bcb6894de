import { useState } from 'react';
import type { FieldValues } from '#contract/common.ts';
import type { HouseholdPage } from '#contract/household.ts';
import { ContractError, sentenceOf } from '../../client.ts';
import { useAct } from '../../queries.ts';

export interface MemberUpdate {
  readonly id: number;
  readonly values: FieldValues;
}

/** Cells that show something else than what is stored: on their way, or refused. */
type Unsaved = ReadonlyMap<string, { readonly text: string; readonly reason: string | null }>;

export interface MembersSave {
  readonly textOf: (id: number, key: string) => string | undefined;
  readonly reasonOf: (id: number, key: string) => string | null;
  /** Saves values as one act; cells that could not be read are only kept on the screen, with their reasons. */
  readonly save: (updates: readonly MemberUpdate[], cells: readonly UnsavedCell[]) => void;
  /** The year is closed and wants a reason before anything of it is corrected. */
  readonly closed: { readonly message: string; readonly withReason: (reason: string) => void } | null;
  readonly forgetClosed: () => void;
  /** The reason that was given for the closed year. */
  readonly reason: string | null;
}

export interface UnsavedCell {
  readonly id: number;
  readonly key: string;
  readonly text: string;
  readonly reason: string | null;
}

const placeOf = (id: number, key: string): string => `${id} ${key}`;

export function useMembersSave(page: HouseholdPage): MembersSave {
  const one = useAct('member.update');
  const several = useAct('member.enter');
  const [unsaved, setUnsaved] = useState<Unsaved>(new Map());
  const [reason, setReason] = useState<string | null>(null);
  const [closed, setClosed] = useState<MembersSave['closed']>(null);

  const put = (cells: readonly UnsavedCell[]): void =>
    setUnsaved((now) => {
      const next = new Map(now);
      for (const { id, key, text, reason: why } of cells) next.set(placeOf(id, key), { text, reason: why });
      return next;
    });
  const drop = (cells: readonly UnsavedCell[]): void =>
    setUnsaved((now) => {
      const next = new Map(now);
      for (const { id, key, text } of cells)
        if (next.get(placeOf(id, key))?.text === text) next.delete(placeOf(id, key));
      return next;
    });
  const send = async (updates: readonly MemberUpdate[], why: string | null): Promise<void> => {
    const { year, id: householdId } = page;
    const because = why === null ? {} : { reason: why };
    const [first, ...rest] = updates;
    if (first === undefined) return;
    if (rest.length === 0) await one.mutateAsync({ ...first, year, ...because });
    else await several.mutateAsync({ householdId, year, updates: [...updates], ...because });
  };
  const keep = async (
    updates: readonly MemberUpdate[],
    cells: readonly UnsavedCell[],
    why: string | null,
  ): Promise<void> => {
    put(cells);
    const sent = cells.filter((cell) => cell.reason === null);
    try {
      await send(updates, why);
      drop(sent);
      setClosed(null);
    } catch (thrown) {
      put(sent.map((cell) => ({ ...cell, reason: sentenceOf(thrown) })));
      const error = thrown instanceof ContractError ? thrown.error : null;
      if (error?.code !== 'rule' || error.rule !== 'closed-year') return;
      const withReason = (given: string): void => {
        setReason(given);
        void keep(updates, sent, given);
      };
      setClosed({ message: error.message, withReason });
    }
  };
  return {
    textOf: (id, key) => unsaved.get(placeOf(id, key))?.text,
    reasonOf: (id, key) => unsaved.get(placeOf(id, key))?.reason ?? null,
    save: (updates, cells) => void keep(updates, cells, reason),
    closed,
    forgetClosed: () => setClosed(null),
    reason,
  };
}
