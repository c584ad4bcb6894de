export const reconcileChannels = {};
