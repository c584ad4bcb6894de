import { describe, expect, test } from 'vitest';
import { type Change, changed, type Course, run } from './course.ts';
import { type CourseName, courses } from './courses.ts';
import { CASES } from './dated-cases.ts';

/** A step keeps the day that the course gives it where the case says nothing. */
function complete(course: Course, change: Change): Change {
  const { step } = change;
  const usual = course.steps.find(({ key }) => key === step?.key);
  if (step === undefined || usual === undefined) return change;
  return { ...change, step: { ...step, doneOn: step.doneOn === '' ? usual.doneOn : step.doneOn } };
}

describe.each(Object.entries(CASES))('%s', (name, rows) => {
  const course = courses[name as CourseName];

  test('goes through when everything is right', () => {
    expect(run(course)).toBeNull();
  });

  test.each(rows)('%s', (_, change, refused) => {
    expect(run(changed(course, complete(course, change)))).toEqual(refused);
  });

  test('cannot do without any of its steps', () => {
    for (const [at, { key }] of course.steps.slice(0, -1).entries()) {
      const next = course.steps[at + 1]?.key;
      expect(run(changed(course, { skip: key }))?.slice(0, 2)).toEqual([next, 'in-order']);
    }
  });

  test('cannot do without any of its papers', () => {
    for (const { step, document } of course.papers) {
      const paper = course.definition.steps
        .find(({ key }) => key === step)
        ?.papers.find((each) => each.document === document);
      const answer = run(changed(course, { paper: `${step}/${document}` }));
      if (paper?.instead === undefined) expect(answer?.[1]).toBe('paper-in-hand');
      else expect(answer).toBeNull();
    }
  });
});
