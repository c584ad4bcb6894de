/** One change of many households. */
export const bulkChannels = {};
