import type { RecordFacts, Values } from '#domain/quality/facts.ts';
import { monitoringSecurityRules } from '#domain/quality/rules/monitoring-security.ts';
import { aMember, anIdNumber } from '../household-facts.ts';
import { aMeasure, HEAD_OF_YEAR, monitored } from '../monitored-home.ts';
import { casesOf } from '../rule-cases.ts';

const home = (year: Values | null, ...measures: RecordFacts[]) =>
  monitored({}, { members: [aMember({ year: year && { ...HEAD_OF_YEAR, ...year } })], measures });
const gone = (before: Values) =>
  aMember({
    present: false,
    values: { left_on: '2024-02-03', left_kind: 'natural' },
    before: [before, null],
  });
const security = (items: string, values: Values = {}) => aMeasure('security', items, values);
const WRONG = '综合保障措施与家中人员身份不一致';
const SCHOOL = '雨露计划与在校生状况不一致';
const MARK = '应标记为整户无劳动能力兜底保障户';
const noLabour = (mark: number | null, dibao: string | null, labour: string | null = '04') =>
  monitored(
    {},
    {
      year: { whole_household_without_labour: mark },
      members: [
        aMember({ year: { labour_ability: labour, dibao } }),
        aMember({ year: { labour_ability: '03' } }),
      ],
    },
  );

casesOf(monitoringSecurityRules, {
  Q154: {
    hits: {
      '低保 measure, nobody in it': { home: home({ dibao: '0' }, security('04,01')), says: WRONG },
      '低保 and no measure': { home: home({ dibao: '1' }), says: WRONG },
      '特困供养 measure, nobody in it': { home: home({}, security('02')), says: WRONG },
      '特困供养 and no measure': { home: home({ tekun: '2' }, security('01')), says: WRONG },
      '残疾人补贴, nobody disabled': { home: home({}, security('03')), says: WRONG },
      'disabled and no measure': { home: home({ health: '04' }), says: WRONG },
      'all three wrong are one finding': {
        home: home({ dibao: '1', tekun: '1', health: '04' }),
        says: WRONG,
      },
    },
    misses: {
      'all three right': {
        home: home({ dibao: '2', tekun: '1', health: '02,04' }, security('01'), security('02,03')),
      },
      'who was in 低保 left in the year': {
        home: monitored(
          {},
          { members: [aMember({ year: HEAD_OF_YEAR }), gone({ dibao: '1' })], measures: [security('01')] },
        ),
      },
      'a certificate': {
        home: monitored(
          {},
          {
            members: [
              aMember({ year: HEAD_OF_YEAR, values: { id_number: `${anIdNumber('1970-05-06', '1')}43` } }),
            ],
            measures: [security('03')],
          },
        ),
      },
      '临时救助 is for anybody': { home: home({}, security('04')) },
      'a measure of an earlier year of the spell, nobody in it now': {
        home: monitored(
          { recognised_month: '202303' },
          { members: [aMember({ year: HEAD_OF_YEAR })], measures: [security('01', { year: 2023 })] },
        ),
      },
      'a measure of an earlier year of the spell, still in it': {
        home: monitored(
          { recognised_month: '202303' },
          {
            members: [aMember({ year: { ...HEAD_OF_YEAR, dibao: '1' } })],
            measures: [security('01', { year: 2023 })],
          },
        ),
      },
    },
    unknown: {
      'nothing is recorded of the year': { home: home(null, security('01,02,03')) },
      'the health of one is empty': { home: home({ health: null }, security('03')) },
      '低保 empty is none': { home: home({ dibao: null }, security('01')), says: WRONG },
    },
  },
  Q155: {
    hits: {
      '雨露计划, nobody at such a school': {
        home: home({ school_status: '09' }, aMeasure('education', '01')),
        says: SCHOOL,
      },
      'at a 中职 and no measure': { home: home({ school_status: '10' }), says: SCHOOL },
      'at a 高职高专 and another measure': {
        home: home({ school_status: '15' }, aMeasure('education', '02')),
        says: SCHOOL,
      },
    },
    misses: {
      'at a 中职': { home: home({ school_status: '12' }, aMeasure('education', '02,01')) },
      'at a 技师学院 and no measure': { home: home({ school_status: '16' }) },
      'left in the year': {
        home: monitored(
          {},
          {
            members: [aMember({ year: HEAD_OF_YEAR }), gone({ school_status: '13' })],
            measures: [aMeasure('education', '01')],
          },
        ),
      },
    },
    unknown: { 'nothing is recorded of the year': { home: home(null, aMeasure('education', '01')) } },
  },
  Q156: {
    hits: {
      'marked otherwise': { home: noLabour(0, '1'), says: MARK },
      'not marked': { home: noLabour(null, '2'), says: MARK },
    },
    misses: {
      marked: { home: noLabour(1, '1') },
      'not in 低保': { home: noLabour(0, '0') },
      'weak labour': { home: noLabour(0, '1', '05') },
      'not monitored': { home: { ...noLabour(0, '1'), spells: [] } },
    },
    unknown: {
      'labour not said': { home: noLabour(0, '1', null) },
      'nothing is recorded of the household': { home: { ...noLabour(0, '1'), year: null } },
    },
  },
});
