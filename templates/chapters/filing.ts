/** Cover, contents, statistics and handing over. */
export const filing = {} as const;
