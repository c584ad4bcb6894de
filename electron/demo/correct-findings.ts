import { birthDateOf, checkDigit, sexOf } from '#domain/identity/id-number.ts';
import type { Finding } from '#contract/common.ts';
import type { MemberView } from '#contract/household.ts';
import type { Call } from './demo.ts';

const textOf = (m: MemberView, key: string) => String(m.values[key] ?? '');

/** An invented number of the region that does not exist, for a birth day and a sex; `serial` keeps it unique. */
export function inventedNumber(birth: string, sex: string, serial: number): string {
  const first17 = `529901${birth.replaceAll('-', '')}${String(900 + (serial % 50) * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

/** What a clerk does after a check: opens each household with an error and puts right what is wrong in it. */
export async function correctFindings(call: Call, year: number): Promise<void> {
  const { hits } = await call('check.run', { year });
  const errors = hits.flatMap((h) =>
    h.level === 'error' && h.householdId !== null ? { ...h, householdId: h.householdId } : [],
  );
  let serial = 0;
  for (const [id, findings] of Map.groupBy(errors, (h) => h.householdId)) {
    const { members } = await call('household.get', { id, year });
    const present = members.filter((m) => m.present);
    await correctHead(call, year, findings, present);
    for (const member of present) {
      serial += 1;
      await correctMember(
        call,
        year,
        findings.filter((f) => f.memberId === member.id),
        member,
        serial,
      );
    }
  }
}

async function correctHead(
  call: Call,
  year: number,
  findings: readonly Finding[],
  present: readonly MemberView[],
): Promise<void> {
  const rules = new Set(findings.map((f) => f.rule));
  const [first, second] = present;
  if (first === undefined) return;
  if (rules.has('Q013'))
    await call('member.update', {
      id: first.id,
      year,
      values: { 'member.relation': '01' },
      reason: '对照户口簿改正',
    });
  if (rules.has('Q014') && second !== undefined)
    await call('member.update', {
      id: second.id,
      year,
      values: { 'member.relation': '02' },
      reason: '对照户口簿改正',
    });
}

async function correctMember(
  call: Call,
  year: number,
  findings: readonly Finding[],
  member: MemberView,
  serial: number,
): Promise<void> {
  const rules = new Set(findings.map((f) => f.rule));
  const number = textOf(member, 'member.id_number');
  const birth = textOf(member, 'member.birth_date');
  const sex = textOf(member, 'member.sex');
  const wrongNumber =
    rules.has('Q004') || rules.has('Q005') || rules.has('Q010') || (rules.has('Q007') && rules.has('Q008'));
  if (wrongNumber && birth !== '') {
    const right = inventedNumber(birth, sex, serial) + number.slice(18);
    await call('member.update', {
      id: member.id,
      year,
      values: { 'member.id_number': right },
      reason: '对照身份证改正',
    });
    return;
  }
  if (rules.has('Q008'))
    await call('member.update', {
      id: member.id,
      year,
      values: { 'member.sex': sexOf(number) === 'male' ? '1' : '2' },
      reason: '对照身份证改正',
    });
  if (rules.has('Q007'))
    await call('member.update', {
      id: member.id,
      year,
      values: { 'member.birth_date': birthDateOf(number) },
      reason: '对照身份证改正',
    });
}
