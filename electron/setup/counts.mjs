import { stripVTControlCharacters } from 'node:util';
import { readJson } from './stamp.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };

/**
 * Tests of a vitest JSON report. A file that could not be loaded has no tests in it and counts as one failure,
 * and so does a run that ends badly without a failed test (an error outside any test, a missing report).
 */
export const countVitest = (path, exitCode) => {
  const report = readJson(path);
  const broken = (report.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return withExitCode(exitCode, {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  });
};

const MOST_OF_A_REASON = 700;
const reasonOf = ({ failureMessages: [message = ''] = [] }) => {
  const reason = stripVTControlCharacters(message).slice(0, MOST_OF_A_REASON).trim();
  return reason === '' ? '' : `\n${reason}`;
};

/**
 * “file > describe > test” of each failed test of a vitest JSON report, the beginning of its reason below it; a file
 * that could not be loaded by its name.
 */
export const failuresOfVitest = (path) =>
  (readJson(path).testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length > 0) return failed.map((one) => `${name} > ${one.fullName}${reasonOf(one)}`);
    return status === 'failed' ? [name] : [];
  });

/** “file > test” of each test of a Playwright JSON report that did not pass at once. */
export const failuresOfPlaywright = (path) => {
  const ofSuite = ({ suites = [], specs = [] }) => [
    ...specs.filter((spec) => !spec.ok).map((spec) => `${spec.file} > ${spec.title}`),
    ...suites.flatMap(ofSuite),
  ];
  return ofSuite(readJson(path));
};

/** Tests of a Playwright JSON report; a test that passed at the second try is a failure here. */
export const countPlaywright = (path, exitCode) => {
  const { stats, errors = [] } = readJson(path);
  return withExitCode(exitCode, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + errors.length,
    skipped: stats?.skipped ?? 0,
  });
};

const withExitCode = (exitCode, counts) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

export const addCounts = (all) =>
  all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    none,
  );

export const describeCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** A run in which nothing ran has proved nothing. */
export const isSuccess = ({ passed, failed }) => failed === 0 && passed > 0;
