import type { Finding } from '#contract/common.ts';

/** What the ledger of problems knows a hit by. */
export const ledgerPlaceOf = ({ rule, householdId, memberId, field }: Finding) => ({
  ...{ rule, householdId, memberId, field },
});
