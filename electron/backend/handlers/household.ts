import type { Handlers } from '../dispatch.ts';
import { inTurn } from '../session.ts';
import { find } from './household-find.ts';
import { get, list } from './household-read.ts';
import { yearsOf } from './household-years.ts';
import { createHousehold, updateHousehold } from './household-write.ts';
import { updateMember } from './member-write.ts';

export const householdHandlers = {
  'household.list': list,
  'household.search': find,
  'household.get': get,
  'household.years': yearsOf,
  'household.create': inTurn(createHousehold),
  'household.update': inTurn(updateHousehold),
  'member.update': inTurn(updateMember),
} satisfies Partial<Handlers>;
