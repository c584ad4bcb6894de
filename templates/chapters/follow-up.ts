/** Measures, changes of members, looking back, and putting right. */
export const followUp = {} as const;
