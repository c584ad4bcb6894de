/** A part of a file name: no sign that a system forbids, and none of those that part the name. */
export const fileWord = (text: string): string => text.replace(/[\\/:*?"<>|_\s\p{Cc}-]/gu, '');
