import { z } from 'zod';
import { channel } from './channel.ts';
import { findingSchema, rowId, year } from './common.ts';

export const checkAnswer = z.strictObject({
  /** In the order of household numbers; of very many (see `counts`) the first, then the first errors. */
  hits: z.array(findingSchema),
  /** Answered warnings are counted in `answered` only. */
  counts: z.strictObject({ error: z.int(), warning: z.int(), answered: z.int() }),
  /** By rule and village (0: none), of all there are. */
  tally: z.array(z.strictObject({ rule: z.string(), villageId: z.int(), hits: z.int(), answered: z.int() })),
  households: z.int(),
  /** Numbers of the ledger's problems that were closed and are found again; a check of one household leaves them. */
  reopened: z.array(z.string()),
});

export const checkChannels = {
  'check.run': channel({
    title: '核查',
    scope: 'window',
    input: z.strictObject({
      year,
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      rules: z.array(z.string().max(8)).max(400).optional(),
      job: z.string().max(40).optional(),
    }),
    output: checkAnswer,
  }),
  'check.rules': channel({
    title: '核查规则',
    scope: 'window',
    input: z.strictObject({}),
    output: z.strictObject({
      rules: z.array(
        z.strictObject({
          id: z.string(),
          level: z.enum(['error', 'warning']),
          title: z.string(),
          source: z.string(),
        }),
      ),
    }),
  }),
};
