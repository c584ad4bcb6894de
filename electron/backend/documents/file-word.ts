const MOST = 60;

// \p{Cf} turns the order of letters round, or is not seen at all; a dot at an end hides a file or names its folder.
const NOT_IN_NAMES = /[\\/:*?"<>|_\s\p{Cc}\p{Cf}\p{Cs}\p{Co}-]/gu;

/** A part of a file name: no sign that a system forbids, and none of those that part the name. */
export const fileWord = (text: string): string =>
  [...text.replace(NOT_IN_NAMES, '')]
    .slice(0, MOST)
    .join('')
    .replace(/^\.+|\.+$/g, '');
