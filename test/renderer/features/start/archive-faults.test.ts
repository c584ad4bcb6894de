import { describe, expect, it } from 'vitest';
import { archiveFaults } from '../../../../renderer/features/start/archive-faults.ts';

const good = {
  name: '云溪镇',
  province: '',
  city: '',
  county: '',
  township: '云溪镇',
  passphrase: 'an invented one',
  again: 'an invented one',
};

describe('a new archive', () => {
  it('can be made from name, township and a passphrase typed twice', () => {
    expect(archiveFaults(good)).toEqual({});
  });

  it('needs each of them, and says so at its box', () => {
    expect(Object.keys(archiveFaults({ ...good, name: ' ', township: '' }))).toEqual(['name', 'township']);
    expect(archiveFaults({ ...good, passphrase: '1234567', again: '1234567' }).passphrase).toContain('7 位');
    expect(archiveFaults({ ...good, again: 'another one' })).toHaveProperty('again');
  });
});
