import type { Handlers } from '../dispatch.ts';
import { find, get, list } from './household-read.ts';
import { addMember, createHousehold, leaveMember, updateHousehold, updateMember } from './household-write.ts';

export const householdHandlers = {
  'household.list': list,
  'household.search': find,
  'household.get': get,
  'household.create': createHousehold,
  'household.update': updateHousehold,
  'member.update': updateMember,
  'member.add': addMember,
  'member.leave': leaveMember,
} satisfies Partial<Handlers>;
