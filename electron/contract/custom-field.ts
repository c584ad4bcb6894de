/** The township’s own fields. */
export const customFieldChannels = {};
