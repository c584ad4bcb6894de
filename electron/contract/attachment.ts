/** Photos and papers kept with a record. */
export const attachmentChannels = {};
