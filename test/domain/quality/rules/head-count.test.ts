import { headCountRules } from '#domain/quality/rules/head-count.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const people = (n: number) => Array.from({ length: n }, () => aMember());
const stated = (head_count: number | null, n: number) =>
  aHousehold({ members: people(n), year: { head_count } });

casesOf(headCountRules, {
  Q024: {
    hits: { 'one too many': { home: stated(3, 2), says: '家庭人口数（3）与成员人数（2）不一致' } },
    misses: {
      'as many as there are': { home: stated(2, 2) },
      'as many as there were at the end of the year': {
        home: aHousehold({ members: people(1), peopleAtYearEnd: 2, year: { head_count: 2 } }),
      },
    },
    unknown: {
      'not stated': { home: stated(null, 2) },
      'nothing of the year': { home: aHousehold({ members: people(2) }) },
    },
  },
  Q025: {
    hits: {
      ten: { home: stated(10, 10), says: '家庭人口 10 人，请核实是否拼户' },
      'ten are there and nobody states it': {
        home: stated(null, 10),
        says: '家庭人口 10 人，请核实是否拼户',
      },
    },
    misses: { nine: { home: stated(9, 9) }, 'nine are there': { home: stated(null, 9) } },
    unknown: {
      'nobody there and nothing stated': { home: stated(null, 0) },
      'nothing of the year, nine people': { home: aHousehold({ members: people(9) }) },
    },
  },
});
