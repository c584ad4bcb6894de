export const comparisonHandlers = {};
