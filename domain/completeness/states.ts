/** How a paper that must be on file stands. */
export const PAPER_STATES = [
  'there',
  'unsigned',
  'expected',
  'missing',
  'not-applicable',
  'on-shelf',
  'lost',
] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** What a person may say of a paper that the archive does not find. */
export const ANSWERS = ['on-shelf', 'not-applicable', 'lost'] as const satisfies readonly PaperState[];
export type PaperAnswerState = (typeof ANSWERS)[number];
