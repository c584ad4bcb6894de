import type { Operator } from '#domain/operators/operator.ts';
import { isPermitted, type Permission } from '#domain/operators/permissions.ts';
import { useAnswer } from './queries.ts';

/** Whoever is signed in; null while no archive is open. */
export function useOperator(): Pick<Operator, 'name' | 'role'> | null {
  // Not by the context of the frame: a message with a button in it hangs beside the frame.
  return useAnswer('archive.state', {}).data?.open?.operator ?? null;
}

/** Whether whoever is signed in is permitted it: what is not permitted is not offered. The backend refuses it too. */
export function useMay(permission: Permission): boolean {
  const operator = useOperator();
  return operator !== null && isPermitted(operator.role, permission);
}
