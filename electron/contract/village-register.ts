/** A village’s own figures of a year. */
export const villageRegisterChannels = {};
