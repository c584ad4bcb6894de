const isFull = process.env['HUDANG_HURT'] === 'full';

/** How often a test does what hurts: `few` times in `npm test`, `full` times in `npm run hurt`. */
export const times = (few: number, full: number): number => (isFull ? full : few);

/** What the draws begin with: the same in `npm test`, which says the same of the same code; another each time in `npm run hurt`. */
export const hurtSeed = Number(process.env['HUDANG_SEED'] ?? times(251_120, Date.now() % 1_000_000));
