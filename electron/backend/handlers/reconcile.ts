export const reconcileHandlers = {};
