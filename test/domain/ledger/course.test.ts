import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterAct, ARROWS, type Course, type IssueAct, stateOf } from '#domain/ledger/course.ts';
import { type Circumstances, refuseAct } from '#domain/ledger/refuse-act.ts';
import { addDays } from '#domain/time/day.ts';

const found: Course = {
  ...{ number: '2026-0007', foundOn: '2026-04-10', department: null, confirmedOn: null, measure: null },
  ...{ responsible: null, dueOn: null, closedOn: null, closedBy: null, closedAs: null },
  ...{ checkedOn: null, reopenedOn: null },
};
const confirmed: Course = { ...found, department: '县水利局', confirmedOn: '2026-04-12' };
const planned: Course = { ...confirmed, measure: '接通自来水', responsible: '王五', dueOn: '2026-04-20' };
const closed: Course = { ...planned, closedOn: '2026-04-18', closedBy: '张三', closedAs: 'corrected' };
const checked: Course = { ...closed, checkedOn: '2026-04-19' };
const reopened: Course = { ...planned, dueOn: null, reopenedOn: '2026-04-22' };
const dismissedBack: Course = { ...found, reopenedOn: '2026-04-22' };

const confirm = (changes: object = {}): IssueAct => ({
  ...{ kind: 'confirm', department: '县水利局', by: '赵科长', on: '2026-04-12' },
  ...changes,
});
const plan = (changes: object = {}): IssueAct => ({
  ...{ kind: 'plan', measure: '接通自来水', unit: '云溪村委会', responsible: '王五', dueOn: '2026-04-30' },
  ...changes,
});
const close = (changes: object = {}): IssueAct => ({
  ...{ kind: 'close', done: '已接通', by: '张三', on: '2026-04-25' },
  ...changes,
});
const dismiss = (changes: object = {}): IssueAct => ({
  ...{ kind: 'dismiss', done: '实地看过，水量够', by: '张三', on: '2026-04-25' },
  ...changes,
});
const pass = (changes: object = {}): IssueAct => ({
  ...{ kind: 'pass', by: '李四', on: '2026-04-26' },
  ...changes,
});
const sendBack = (changes: object = {}): IssueAct => ({
  ...{ kind: 'sendBack', reason: '水压不够', by: '李四', on: '2026-04-26' },
  ...changes,
});
const reopen = (changes: object = {}): IssueAct => ({
  ...{ kind: 'reopen', reason: '又停水', on: '2026-04-27' },
  ...changes,
});

const usual: Circumstances = { today: '2026-05-01', stillThere: null, isTrue: null, hasEvidence: true };
const still = { ...usual, stillThere: '数据还没有改正。' };
const rule = (course: Course, act: IssueAct, circumstances = usual) =>
  refuseAct(course, act, circumstances)?.rule ?? 'ok';

describe('what can be done with a problem', () => {
  const cases: readonly (readonly [string, Course, IssueAct, string, Circumstances?])[] = [
    ['a department confirms what was found', found, confirm(), 'ok'],
    ['on the day it was found', found, confirm({ on: '2026-04-10' }), 'ok'],
    ['not a day before', found, confirm({ on: '2026-04-09' }), 'issue-order'],
    ['not tomorrow', found, confirm({ on: '2026-05-02' }), 'issue-future'],
    ['with a name', found, confirm({ by: ' ' }), 'issue-blank'],
    ['and a department', found, confirm({ department: '' }), 'issue-blank'],
    ['nobody plans before that', found, plan(), 'issue-state'],
    ['nor closes', confirmed, close(), 'issue-state'],
    ['another department may confirm instead', confirmed, confirm({ department: '县住建局' }), 'ok'],
    ['what is confirmed is planned', confirmed, plan(), 'ok'],
    ['to be ready on the day of confirmation at least', confirmed, plan({ dueOn: '2026-04-12' }), 'ok'],
    ['not before it', confirmed, plan({ dueOn: '2026-04-11' }), 'issue-order'],
    ['by somebody', confirmed, plan({ responsible: '' }), 'issue-blank'],
    ['the deadline may be moved', planned, plan({ dueOn: '2026-05-20' }), 'ok'],
    ['what is planned is closed', planned, close(), 'ok'],
    ['with proof', planned, close(), 'issue-evidence', { ...usual, hasEvidence: false }],
    ['when the data say so', planned, close(), 'issue-still-there', still],
    ['not before it was confirmed', planned, close({ on: '2026-04-11' }), 'issue-order'],
    ['it is not checked before', planned, pass(), 'issue-state'],
    ['nor closed twice', closed, close(), 'issue-state'],
    ['another person lets it pass', closed, pass(), 'ok'],
    ['not who closed it', closed, pass({ by: '张三' }), 'issue-same-person'],
    ['not among others either', closed, pass({ by: '李四、张三' }), 'issue-same-person'],
    ['not who had to put it right', closed, pass({ by: '王五' }), 'issue-same-person'],
    ['not before it was closed', closed, pass({ on: '2026-04-17' }), 'issue-order'],
    ['not when it came back meanwhile', closed, pass(), 'issue-still-there', still],
    ['but it is sent back then', closed, sendBack(), 'ok', still],
    ['with a reason', closed, sendBack({ reason: '' }), 'issue-blank'],
    ['by somebody else too', closed, sendBack({ by: '张三' }), 'issue-same-person'],
    ['what is checked stays, unless it comes back', checked, reopen(), 'ok'],
    ['with a reason for it', checked, reopen({ reason: ' ' }), 'issue-blank'],
    ['on the day of the check at the earliest', checked, reopen({ on: '2026-04-18' }), 'issue-order'],
    ['what is not closed cannot come back', planned, reopen(), 'issue-state'],
    ['what came back is planned anew', reopened, plan(), 'ok'],
    ['from that day on', reopened, plan({ dueOn: '2026-04-21' }), 'issue-order'],
    ['not closed without', reopened, close(), 'issue-state'],
    ['what was never confirmed is confirmed first', dismissedBack, plan(), 'issue-unconfirmed'],
    ['and then planned', afterAct(dismissedBack, confirm()), plan(), 'ok'],
    ['what is none leaves from anywhere', found, dismiss(), 'ok'],
    ['even while a rule thinks otherwise', planned, dismiss(), 'ok', still],
    ['with what was seen', found, dismiss({ done: '' }), 'issue-blank'],
    ['not against a verified truth', found, dismiss(), 'issue-is-true', { ...usual, isTrue: '属实' }],
  ];

  const whole = cases.map(
    ([title, course, act, expected, circumstances = usual]) =>
      [title, course, act, expected, circumstances] as const,
  );
  test.each(whole)('%s', (_, course, act, expected, circumstances) => {
    expect(rule(course, act, circumstances)).toBe(expected);
  });

  test('a refusal begins with the number and says what to do', () => {
    expect(refuseAct(confirmed, close(), usual)?.message).toBe(
      '2026-0007：这个问题是“待定措施”，不能销号。请先定整改措施、责任人和时限。',
    );
    expect(refuseAct(closed, pass({ by: '李四 张三' }), usual)?.message).toBe(
      '2026-0007：复核人不能是销号人张三，请由另一人复核。',
    );
  });
});

describe('the course of any problem', () => {
  const day = fc.integer({ min: -3, max: 40 }).map((count) => addDays('2026-04-10', count));
  const name = fc.constantFrom('张三', '李四', '王五', '');
  const text = fc.constantFrom('写明', '');
  const anAct: fc.Arbitrary<IssueAct> = fc.oneof(
    fc.record({ kind: fc.constant('confirm' as const), department: text, by: name, on: day }),
    fc.record({
      kind: fc.constant('plan' as const),
      measure: text,
      unit: text,
      responsible: name,
      dueOn: day,
    }),
    fc.record({ kind: fc.constantFrom('close' as const, 'dismiss' as const), done: text, by: name, on: day }),
    fc.record({ kind: fc.constant('pass' as const), by: name, on: day }),
    fc.record({ kind: fc.constant('sendBack' as const), reason: text, by: name, on: day }),
    fc.record({ kind: fc.constant('reopen' as const), reason: text, on: day }),
  );
  const anyCircumstances = fc.record({
    today: day,
    stillThere: fc.constantFrom(null, '仍在'),
    isTrue: fc.constantFrom(null, '属实'),
    hasEvidence: fc.boolean(),
  });

  test('moves only along the arrows, with days in order and two pairs of hands', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anAct, anyCircumstances), { maxLength: 30 }), (acts) => {
        let course = found;
        for (const [act, circumstances] of acts) {
          const before = stateOf(course);
          if (refuseAct(course, act, circumstances) !== null) continue;
          course = afterAct(course, act);
          expect(stateOf(course)).toBe(ARROWS[before][act.kind]);
          const { foundOn, confirmedOn, closedOn, checkedOn } = course;
          if (confirmedOn !== null) expect(confirmedOn >= foundOn).toBe(true);
          if (closedOn !== null) expect(closedOn >= foundOn).toBe(true);
          if (checkedOn !== null) expect(closedOn !== null && checkedOn >= closedOn).toBe(true);
          if (act.kind === 'pass') expect(act.by).not.toBe(course.closedBy);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
