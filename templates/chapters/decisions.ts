/** What township and county decide, and what the household is told. */
export const decisions = {} as const;
