import { describe, expect, it } from 'vitest';
import { faultsAt } from '../../../../renderer/features/start/archive-faults.ts';

const good = {
  name: '云溪镇',
  operator: '李主任',
  province: '',
  city: '',
  county: '',
  township: '云溪镇',
  passphrase: 'an invented one',
  again: 'an invented one',
};
const bad = { ...good, name: ' ', operator: ' ', township: '', passphrase: '1234567', again: 'another' };

describe('the steps of a new archive', () => {
  it('can be gone through with a name, a township, an operator and a passphrase typed twice', () => {
    expect(([0, 1, 2, 3] as const).map((step) => faultsAt(step, good))).toEqual([{}, {}, {}, {}]);
  });

  it('each say at its box what is missing there, and nothing of the other steps', () => {
    const keys = ([0, 1, 2, 3] as const).map((step) => Object.keys(faultsAt(step, bad)));
    expect(keys).toEqual([['name'], ['township'], ['operator', 'passphrase', 'again'], []]);
    expect(faultsAt(2, bad).passphrase).toContain('7 位');
    expect(faultsAt(0, { ...good, name: '镇'.repeat(41) }).name).toContain('40');
  });
});
