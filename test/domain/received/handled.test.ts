import { describe, expect, it } from 'vitest';
import { handledWords, readHandled } from '#domain/received/handled.ts';

describe('处理情况', () => {
  it.each([
    ['已修改', 'corrected', null],
    ['已改正，户口簿为准', 'corrected', '户口簿为准'],
    ['情况属实：外县嫁入', 'true', '外县嫁入'],
    ['经核实，属实', 'true', null],
    ['不属实，系统误判', 'unfounded', '系统误判'],
    ['待核实', 'open', null],
    ['正在补录', 'open', '补录'],
    ['请村里看看', 'open', '请村里看看'],
    ['', 'open', null],
  ] as const)('%s', (written, state, reply) => expect(readHandled(written)).toEqual({ state, reply }));

  it('reads again what it writes', () => {
    for (const handled of [
      { state: 'corrected', reply: null },
      { state: 'true', reply: '外县嫁入' },
      { state: 'unfounded', reply: '重名' },
      { state: 'open', reply: '请村里看看' },
    ] as const)
      expect(readHandled(handledWords(handled) ?? '')).toEqual(handled);
  });
});
