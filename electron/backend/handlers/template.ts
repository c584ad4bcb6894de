export const templateHandlers = {};
