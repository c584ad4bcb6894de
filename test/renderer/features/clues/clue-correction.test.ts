import { expect, test } from 'vitest';
import type { Clue } from '#contract/clue.ts';
import { correctionOf, draftOfClue } from '../../../../renderer/features/clues/clue-correction.ts';

const clue: Clue = {
  ...{ id: 3, villageId: 1, village: '云溪村', householdId: null, householdNo: null, group: null },
  ...{ who: '周某', people: null, householdType: null, channel: '1', foundOn: '2026-11-20' },
  ...{ content: '住院', reporter: null, reporterPhone: null, hitId: null, warning: null },
  ...{ state: 'accepted', acceptedOn: '2026-11-21', acceptedBy: '王主任', fedBackOn: null },
  ...{ outcome: null, settledOn: null, note: null, procedureId: null, procedure: null },
  ...{ procedureStatus: null, acceptBy: '2026-11-22', daysLeft: null, daysLate: 0, others: 0 },
};

test('only what differs is sent', () => {
  const draft = draftOfClue(clue);
  expect(correctionOf(draft, clue)).toBeNull();
  expect(correctionOf({ ...draft, content: ' 住院 ' }, clue)).toBeNull();
  expect(correctionOf({ ...draft, acceptedOn: '2026-11-22', reporter: '本人' }, clue)).toEqual({
    ...{ acceptedOn: '2026-11-22', reporter: '本人' },
  });
});

test('a household is sent once it is chosen, and what must stay is not emptied', () => {
  const draft = { ...draftOfClue(clue), household: { id: 9, name: '周某' }, content: '', acceptedBy: ' ' };
  expect(correctionOf({ ...draft, foundOn: null }, clue)).toEqual({ householdId: 9 });
});

test('a note can be emptied', () => {
  const noted = { ...clue, note: '已纳入低保' };
  expect(correctionOf({ ...draftOfClue(noted), note: '' }, noted)).toEqual({ note: '' });
});
