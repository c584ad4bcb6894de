import type { Handlers } from '../dispatch.ts';
import { addMember } from '../regroup/add-member.ts';
import { changeHead } from '../regroup/change-head.ts';
import { closeHousehold, leaveMember } from '../regroup/leave-member.ts';
import { mergeHouseholds } from '../regroup/merge-households.ts';
import { moveHousehold } from '../regroup/move-household.ts';
import { reopenHousehold } from '../regroup/reopen-household.ts';
import { splitHousehold } from '../regroup/split-household.ts';
import { tiesOf } from '../regroup/ties.ts';
import { transferMember } from '../regroup/transfer-member.ts';
import { inTurn } from '../session.ts';

export const regroupHandlers = {
  'household.ties': tiesOf,
  'member.add': inTurn(addMember),
  'member.leave': inTurn(leaveMember),
  'member.transfer': inTurn(transferMember),
  'household.changeHead': inTurn(changeHead),
  'household.split': inTurn(splitHousehold),
  'household.merge': inTurn(mergeHouseholds),
  'household.move': inTurn(moveHousehold),
  'household.close': inTurn(closeHousehold),
  'household.reopen': inTurn(reopenHousehold),
} satisfies Partial<Handlers>;
