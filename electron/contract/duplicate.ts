/** People and households that stand twice. */
export const duplicateChannels = {};
