import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import {
  addCounts,
  countPlaywright,
  countVitest,
  describeCounts,
  failuresOfPlaywright,
  failuresOfVitest,
  isSuccess,
} from '../../electron/setup/counts.mjs';

const reportOf = (content: unknown): string => {
  const path = join(temporaryFolder(), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

const vitest = (change: object) =>
  reportOf({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
    ...change,
  });

test('the tests of vitest are counted, todos among the skipped', () => {
  expect(countVitest(vitest({}), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
});

test('a file that could not be loaded is a failure although no test in it failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(countVitest(vitest({ numFailedTests: 1, testResults }), 1).failed).toBe(2);
});

test('a bad exit without a failed test is a failure, and so is a missing report', () => {
  expect(countVitest(vitest({}), 1).failed).toBe(1);
  expect(countVitest('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(isSuccess(countVitest('/nowhere/report.json', 0))).toBe(false);
});

test('Playwright: flaky tests and errors outside tests are failures', () => {
  const report = reportOf({
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'no browser' }],
  });
  expect(countPlaywright(report, 1)).toEqual({ passed: 4, failed: 3, skipped: 2 });
});

test('the sum is one line, and a run without tests is no success', () => {
  const sum = addCounts([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 1, failed: 1, skipped: 0 },
  ]);
  expect(describeCounts(sum)).toBe('3 passed, 1 failed');
  expect(describeCounts({ ...sum, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  expect(isSuccess(sum)).toBe(false);
  expect(isSuccess({ passed: 3, failed: 0, skipped: 1 })).toBe(true);
  expect(isSuccess(addCounts([]))).toBe(false);
});

test('what failed is named: tests, and files that could not be loaded', () => {
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults: [] },
    {
      name: 'b.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'failed', fullName: 'the desk opens', failureMessages: ['\u001b[31mno lock\u001b[39m'] },
        { status: 'passed', fullName: 'the desk closes' },
      ],
    },
    { name: 'c.test.ts', status: 'passed', assertionResults: [] },
  ];
  expect(failuresOfVitest(vitest({ testResults }))).toEqual([
    'a.test.ts',
    'b.test.ts > the desk opens\nno lock',
  ]);
});

test('a failed test of the window is named however deep it lies', () => {
  const specs = [
    { file: 'desk.spec.ts', title: 'opens', ok: false },
    { file: 'desk.spec.ts', title: 'closes', ok: true },
  ];
  expect(failuresOfPlaywright(reportOf({ suites: [{ suites: [{ specs }] }] }))).toEqual([
    'desk.spec.ts > opens',
  ]);
});
