import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import { findPack, resolvePack } from '#domain/policy/resolve-pack.ts';
import type { CandidacyFacts, RuleContext, Values } from '#domain/quality/facts.ts';
import { admissionRules } from '#domain/quality/rules/admission.ts';
import { aCandidacy, aHousehold, aRecord } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const context: Partial<RuleContext> = {
  ...{ today: '2017-12-31', on: '2017-12-31', year: 2017 },
  packOf: (id, version) => {
    const file = findPack(SHIPPED_PACKS, { id, version });
    return file && (resolvePack(file, SHIPPED_PACKS).pack ?? undefined);
  },
};

const part = (key: string, values: Values = {}, rest: Partial<CandidacyFacts> = {}) =>
  aCandidacy(
    {
      ...{ key, status: 'open', year: 2017, opened_on: '2017-07-01', dropped: 0 },
      ...{ pack_id: 'national-2017', pack_version: 1 },
      ...values,
    },
    rest,
  );

const home = (...candidacies: CandidacyFacts[]) => aHousehold({ candidacies });
const ticked = (item: string) => ({ answers: [{ item, applies: true, note: null }] });
const clear = (item: string) => ({ answers: [{ item, applies: false, note: '核对过' }] });
const posted = (noticeFrom: string | null, noticeTo: string | null) => ({
  steps: [{ key: 'first-notice', values: { notice_from: noticeFrom, notice_to: noticeTo } }],
});

const adjusted = (values: Values, year: Values | null = { collectors: '张三' }) =>
  aHousehold({ year, adjustments: [aRecord({ year: 2017, procedure_id: null, ...values })] });

casesOf(admissionRules, {
  Q185: {
    hits: {
      'proposed although a line of 七不进 applies': {
        ...{ context, home: home(part('recognition', {}, ticked('exclusions/1'))) },
        says: '该户命中“七不进”第1条：近三年内有标准住房或在城镇购置商品房的农户不能进，不能纳入',
      },
    },
    misses: {
      'looked at, and it does not': { context, home: home(part('recognition', {}, clear('exclusions/1'))) },
      'fallen out already': {
        ...{ context, home: home(part('recognition', { dropped: 1 }, ticked('exclusions/1'))) },
      },
      'through already': {
        ...{ context, home: home(part('recognition', { status: 'finished' }, ticked('exclusions/1'))) },
      },
      'on its way out': { context, home: home(part('exit', {}, ticked('exclusions/1'))) },
    },
    unknown: {
      'a pack that is not there any more': {
        ...{ context, home: home(part('recognition', { pack_id: 'gone' }, ticked('exclusions/1'))) },
      },
    },
  },
  Q186: {
    hits: {
      'not let in although a line of 六进 applies': {
        ...{ context, home: home(part('recognition', { dropped: 1 }, ticked('admissions/2'))) },
        says: '该户命中“六进”第2条，请说明未纳入理由',
      },
    },
    misses: { 'still in': { context, home: home(part('recognition', {}, ticked('admissions/2'))) } },
    unknown: { 'nobody looked': { context, home: home(part('recognition', { dropped: 1 })) } },
  },
  Q187: {
    hits: {
      'to leave although a bar applies': {
        ...{ context, home: home(part('exit', {}, ticked('bars/1'))) },
        says: '该户存在不能退出情形：收入超过标准，但没有实现“两不愁三保障”',
      },
    },
    misses: {
      'fallen out': { context, home: home(part('exit', { dropped: 1 }, ticked('bars/1'))) },
      'looked at, and it does not': { context, home: home(part('exit', {}, clear('bars/1'))) },
    },
    unknown: { 'nobody looked': { context, home: home(part('exit')) } },
  },
  Q188: {
    hits: {
      'a phone in the reason': {
        ...{ context, home: home(part('clear', { reason: '联系 13812345678' })) },
        says: '公示内容不得出现像个人电话的号码',
      },
      'an illness in the reason': {
        ...{ context, home: home(part('clear', { reason: '户主患病已愈' })) },
        says: '公示内容不得出现健康、残疾情况的字样',
      },
    },
    misses: { 'a plain reason': { context, home: home(part('clear', { reason: '七不进第三条' })) } },
    unknown: { 'no reason': { context, home: home(part('clear')) } },
  },
  Q189: {
    hits: {
      'a day short in a procedure': {
        ...{ context, home: home(part('recognition', {}, posted('2017-07-10', '2017-07-15'))) },
        says: '第一次公示（村）不足 7 天',
      },
      'a day short in an adjustment': {
        ...{ context, home: adjusted({ second_notice_from: '2017-08-01', second_notice_to: '2017-08-06' }) },
        says: '第二次公示不足 7 天',
      },
    },
    misses: {
      'seven days': { context, home: home(part('recognition', {}, posted('2017-07-10', '2017-07-16'))) },
      'an adjustment whose procedure tells it': {
        ...{
          context,
          home: adjusted({ procedure_id: 3, first_notice_from: '2017-08-01', first_notice_to: '2017-08-02' }),
        },
      },
    },
    unknown: { 'no last day': { context, home: adjusted({ first_notice_from: '2017-08-01' }) } },
  },
  Q190: {
    hits: {
      'not signed': { context, home: adjusted({ is_signed: 0 }), says: '签字不全：贫困户签字' },
      'nobody collected': {
        ...{ context, home: adjusted({ is_signed: 0 }, { collectors: null }) },
        says: '签字不全：贫困户签字、信息采集人',
      },
    },
    misses: {
      signed: { context, home: adjusted({ is_signed: 1 }) },
      'signed by another, with the reason': {
        ...{ context, home: adjusted({ is_signed: 0, note: '户主外出，由其妻代签' }) },
      },
      'a year without an adjustment': { context, home: aHousehold({ year: { collectors: null } }) },
    },
    unknown: { 'nobody said': { context, home: adjusted({ is_signed: null }, null) } },
  },
});
