import type { Role } from './role.ts';

/** Whoever is signed in: the number of the row, the name that stands in the log, what they may do. */
export interface Operator {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}
