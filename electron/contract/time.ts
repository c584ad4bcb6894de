/** Closed years, the household as on a day, its timeline, a field’s history. */
export const timeChannels = {};
