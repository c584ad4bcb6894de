/** What another tab leaves to have a certain income statement opened. */
export const STATEMENT_WANTED = 'household.statement';
