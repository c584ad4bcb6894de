/** Income statements of a year or of a spell’s own twelve months, with their lines. */
export const statementChannels = {};
