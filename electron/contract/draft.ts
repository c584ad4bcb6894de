/** What was typed and not yet saved; a whole household entered at once. */
export const draftChannels = {};
