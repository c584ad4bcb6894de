/** The two names on Electron's wire between preload and main. Nothing else listens there. */
export const CALL = 'hudang:call';
export const PROGRESS = 'hudang:progress';
