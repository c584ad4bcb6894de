import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, fieldValues, rowId, year } from './common.ts';

/** What is kept of a village for each year. Officers, representatives and boards are records. */
export const villageRegisterChannels = {
  'villageRegister.get': channel({
    title: '村的年度情况',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ villageId: rowId, year }),
    output: z.strictObject({
      /** By key (`village.population`); null where nothing is known. */
      values: fieldValues,
      lastYear: fieldValues,
      /** What the archive itself counts now, for comparison. */
      counted: z.strictObject({ households: z.int(), members: z.int() }),
      /** Sentences by field key: a part that is larger than its whole. */
      hints: z.record(z.string(), z.string()),
    }),
  }),
  'villageRegister.update': channel({
    title: '修改村的年度情况',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      villageId: rowId,
      year,
      values: fieldValues,
      reason: z.string().trim().max(200).optional(),
    }),
    output: changed,
  }),
};
