/** Policy packs of the archive. */
export const packChannels = {};
