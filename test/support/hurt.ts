const isFull = process.env['HUDANG_HURT'] === 'full';

/** How often a test does what hurts: `few` times in `npm test`, `full` times in `npm run hurt`. */
export const times = (few: number, full: number): number => (isFull ? full : few);
