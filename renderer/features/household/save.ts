import { useCallback } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { useAct } from '../../queries.ts';

type Save = (key: string, value: FieldValue) => Promise<unknown>;

/** Saves one field of the household, and nothing else. */
export function useSaveHousehold(page: HouseholdPage): Save {
  const { mutateAsync } = useAct('household.update');
  return useCallback(
    (key, value) => mutateAsync({ id: page.id, year: page.year, values: { [key]: value } }),
    [mutateAsync, page.id, page.year],
  );
}

export function useSaveMember(id: number, year: number): Save {
  const { mutateAsync } = useAct('member.update');
  return useCallback(
    (key, value) => mutateAsync({ id, year, values: { [key]: value } }),
    [mutateAsync, id, year],
  );
}

export function useSaveSpell(id: number): Save {
  const { mutateAsync } = useAct('spell.update');
  return useCallback((key, value) => mutateAsync({ id, values: { [key]: value } }), [mutateAsync, id]);
}
