import { describe, expect, it } from 'vitest';
import { bulkWords, emptyBulk, readBulk } from '../../../../renderer/features/procedures/bulk-draft.ts';

const empty = emptyBulk('meeting');

describe('what many households have alike', () => {
  it('is nothing while every box is empty', () => {
    expect(readBulk({ ...empty, investigators: [' '], reason: '  ' })).toBeNull();
    expect(bulkWords(null)).toBe('');
  });

  it('is only what was filled in', () => {
    const entries = readBulk({
      ...empty,
      visitedOn: '2026-11-13',
      investigators: ['张三', '李四'],
      ballot: { votesFor: 20, votesAgainst: 0, votesAbstain: null, votesRecused: null },
    });
    expect(entries).toEqual({
      ...{ visitedOn: '2026-11-13', investigators: ['张三', '李四'] },
      ...{ meeting: 'meeting', votesFor: 20, votesAgainst: 0 },
    });
    expect(bulkWords(entries)).toBe('入户日期、入户人、票数');
  });

  it('lets each head sign, and then no one name', () => {
    expect(readBulk({ ...empty, signedByHead: true, consentSigner: '王一' })).toEqual({ signedByHead: true });
    expect(readBulk({ ...empty, consentSigner: ' 王一 ' })).toEqual({ consentSigner: '王一' });
  });

  it('names no meeting where no vote was entered', () => {
    expect(readBulk({ ...empty, mode: '1' })).toEqual({ mode: '1' });
  });
});
