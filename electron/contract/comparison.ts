export const comparisonChannels = {};
