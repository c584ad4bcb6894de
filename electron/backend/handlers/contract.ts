import { z } from 'zod';
import { channels } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';

/** Every channel with its input and output as JSON Schema, so that a script can find its way. */
export const contractHandlers = {
  'contract.list': () =>
    ok({
      channels: Object.entries(channels).map(([name, { title, scope, input, output }]) => ({
        name,
        title,
        scope,
        input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
        output: z.toJSONSchema(output, { unrepresentable: 'any' }),
      })),
    }),
} satisfies Partial<Handlers>;
