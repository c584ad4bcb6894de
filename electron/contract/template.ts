export const templateChannels = {};
