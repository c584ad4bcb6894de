import { type Candidate, candidatesOf, consentsOf } from '#db/comparison.ts';
import { reader } from '#db/write.ts';
import { departmentCode, departmentLabel } from '#domain/comparison/departments.ts';
import { type Judged, judgePerson, LEFT_OFF } from '#domain/comparison/judge-person.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { targetIds } from '../lists/list-question.ts';
import { openArchiveOf, type Session, today } from '../session.ts';

export interface JudgedPerson {
  readonly person: Candidate;
  readonly judged: Judged;
}

interface Question {
  readonly year: number;
  readonly target: Input<'comparison.propose'>['target'];
  readonly departments: readonly string[];
  readonly on?: string | undefined;
}

/** Everybody who is asked about, with whether they go on the list, in its order. */
export async function judgedPeople(
  session: Session,
  { year, target, departments: written, on = today(session) }: Question,
): Promise<{ departments: string[]; people: JudgedPerson[] }> {
  const archive = openArchiveOf(session);
  const householdIds = await targetIds(session, reader(archive), target);
  const departments = [...new Set(written.map((name) => departmentCode(name, year)))];
  const consents = consentsOf(archive.rawReading, householdIds);
  const people = candidatesOf(archive.rawReading, householdIds, `${year}-01-01`).map((person) => ({
    person,
    judged: judgePerson(person, consents.get(person.householdId) ?? [], { departments, on, year }),
  }));
  return { departments, people };
}

export async function propose(
  session: Session,
  { show, offset, limit, ...question }: Input<'comparison.propose'>,
): Promise<Result<Output<'comparison.propose'>>> {
  const { departments, people } = await judgedPeople(session, question);
  const label = (code: string) => departmentLabel(code, question.year);
  const shown = people.filter(({ judged }) => judged.listed === (show === 'listed'));
  return ok({
    households: new Set(people.map(({ person }) => person.householdId)).size,
    listed: people.filter(({ judged }) => judged.listed).length,
    left: people.filter(({ judged }) => !judged.listed).length,
    reasons: reasonsOf(people),
    departments: departments.map((code) => ({
      department: label(code),
      people: people.filter(({ judged }) => judged.listed && judged.departments.includes(code)).length,
    })),
    total: shown.length,
    rows: shown.slice(offset, offset + limit).map(({ person: { leftOn: _, ...person }, judged }) => ({
      ...person,
      consent: judged.listed ? judged.consent.number : null,
      departments: judged.listed ? judged.departments.map(label) : [],
      why: judged.listed ? null : LEFT_OFF[judged.why],
    })),
  });
}

function reasonsOf(people: readonly JudgedPerson[]): Output<'comparison.propose'>['reasons'] {
  const left = people.flatMap(({ person, judged }) => (judged.listed ? [] : [{ person, why: judged.why }]));
  return [...Map.groupBy(left, ({ why }) => why)]
    .map(([why, those]) => ({
      why: LEFT_OFF[why],
      people: those.length,
      households: new Set(those.map(({ person }) => person.householdId)).size,
    }))
    .toSorted((a, b) => b.people - a.people);
}
