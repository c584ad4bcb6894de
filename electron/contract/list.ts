/** Saved filters, working lists, what a person set for the window. */
export const listChannels = {};
