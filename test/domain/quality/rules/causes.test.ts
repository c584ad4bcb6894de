import type { MemberFacts, Values } from '#domain/quality/facts.ts';
import { causesRules } from '#domain/quality/rules/causes.ts';
import { aHousehold, aMember, anIdNumber } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (year: Values | null, ...members: MemberFacts[]) => ({ home: aHousehold({ year, members }) });
const member = (year: Values | null) => aMember({ year });
const healthy = member({ health: '01' });
const gone = (left_on: string, year: Values | null, left_kind = 'natural') =>
  aMember({ present: false, values: { left_on, left_kind }, year });

const ILLNESS: Values = { main_cause: '01' };
const DISABILITY: Values = { main_cause: '02' };
const SCHOOLING: Values = { main_cause: '03', first_recognised_year: 2024 };
const LABOUR: Values = { main_cause: '08' };

const ILL = '因病致贫，但家中无患病成员';
const SCHOOL = '因学致贫，但家中无在校生';
const DISABLED = '因残致贫，但家中无残疾人';
const STRONG = '缺劳力致贫，但劳动力较多';
const TOO_MANY = '其他致贫原因与主要致贫原因重复（或超过两项）';

casesOf(causesRules, {
  Q122: {
    hits: {
      'all are healthy': { ...home(ILLNESS, healthy, healthy), says: ILL },
      'the ill one left last year': {
        ...home(ILLNESS, healthy, gone('2023-12-31', { health: '03' })),
        says: ILL,
      },
      'the ill one was a double entry': {
        ...home(ILLNESS, healthy, gone('2024-02-01', { health: '03' }, 'duplicate')),
        says: ILL,
      },
    },
    misses: {
      'one is ill': home(ILLNESS, healthy, member({ health: '02' })),
      'one is disabled': home(ILLNESS, healthy, member({ health: '04' })),
      'the ill one left this year': home(ILLNESS, healthy, gone('2024-01-01', { health: '03' })),
      'another cause': home({ main_cause: '05' }, healthy),
    },
    unknown: {
      'health of one is not filled': home(ILLNESS, healthy, member({})),
      'nothing of one is recorded': home(ILLNESS, healthy, member(null)),
      'nothing of one who left this year': home(ILLNESS, healthy, gone('2024-01-01', null)),
      'of one who left this year only the year before: healthy': {
        ...home(ILLNESS, healthy, { ...gone('2024-01-01', null), before: [{ health: '01' }, null] }),
        says: ILL,
      },
      'of one who left this year only the year before: ill': home(ILLNESS, healthy, {
        ...gone('2024-01-01', null),
        before: [{ health: '03' }, null],
      }),
      'nothing of the year': home(null, healthy),
      nobody: home(ILLNESS),
    },
  },
  Q123: {
    hits: {
      'nobody is at school': { ...home(SCHOOLING, healthy), says: SCHOOL },
      '非在校生 up to 2018': {
        ...home({ main_cause: '03', first_recognised_year: 2016 }, member({ school_status: '01' })),
        context: { year: 2016 },
        says: SCHOOL,
      },
    },
    misses: {
      'one is at school': home(SCHOOLING, healthy, member({ school_status: '03' })),
      'one who left this year was': home(SCHOOLING, healthy, gone('2024-03-01', { school_status: '20' })),
      'recognised long ago': home({ main_cause: '03', first_recognised_year: 2014 }, healthy),
      'another cause': home({ ...SCHOOLING, main_cause: '01' }, healthy),
    },
    unknown: {
      'the year of recognition': home({ main_cause: '03' }, healthy),
      'nothing of one is recorded': home(SCHOOLING, healthy, member(null)),
      'nothing of the year': home(null, healthy),
    },
  },
  Q124: {
    hits: {
      'nobody is disabled': { ...home(DISABILITY, healthy, member({ health: '02,03' })), says: DISABLED },
      'health is not filled': { ...home(DISABILITY, member({})), says: DISABLED },
    },
    misses: {
      'one is, beside an illness': home(DISABILITY, healthy, member({ health: '02,04' })),
      'by the kind of disability': home(DISABILITY, member({ health: '02', disability_type: '4' })),
      'by the number of the certificate': home(
        DISABILITY,
        aMember({ values: { id_number: `${anIdNumber('1970-05-06', '1')}43` }, year: { health: '02' } }),
      ),
      'the disabled one left this year': home(DISABILITY, healthy, gone('2024-05-01', { health: '04' })),
      'another cause': home(ILLNESS, healthy),
    },
    unknown: {
      'nothing of one is recorded': home(DISABILITY, healthy, member(null)),
      'nothing of the year': home(null, healthy),
    },
  },
  Q125: {
    hits: {
      'two of three work': {
        ...home(
          LABOUR,
          member({ labour_ability: '01' }),
          member({ labour_ability: '02' }),
          member({ labour_ability: '04' }),
        ),
        says: STRONG,
      },
      'of one nothing is recorded, and it is more than half all the same': {
        ...home(LABOUR, member({ labour_ability: '01' }), member({ labour_ability: '01' }), member(null)),
        says: STRONG,
      },
    },
    misses: {
      'one of two': home(LABOUR, member({ labour_ability: '01' }), member({ labour_ability: '04' })),
      'weak labour does not count': home(LABOUR, member({ labour_ability: '05' })),
      'another cause': home(ILLNESS, member({ labour_ability: '01' })),
    },
    unknown: {
      'labour is not filled': home(LABOUR, member({}), member({ labour_ability: '01' })),
      'nothing of the year': home(null, member({ labour_ability: '01' })),
      nobody: home(LABOUR),
    },
  },
  Q126: {
    hits: {
      'the main one again': { ...home({ main_cause: '01', other_causes: '03,01' }), says: TOO_MANY },
      'three of them': { ...home({ main_cause: '01', other_causes: '03,05,07' }), says: TOO_MANY },
      'three without a main one': { ...home({ other_causes: '03,05,07' }), says: TOO_MANY },
    },
    misses: {
      'two others': home({ main_cause: '01', other_causes: '03,05' }),
      none: home({ main_cause: '01' }),
    },
    unknown: { 'no main cause': home({ other_causes: '01,02' }), 'nothing of the year': home(null) },
  },
});
