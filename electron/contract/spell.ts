/** What happens to a monitoring spell. */
export const spellChannels = {};
