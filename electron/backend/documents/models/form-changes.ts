import { type Form, type FormFact, type FormMember, valueOf } from '#templates/p05-model.ts';
import type { FormChange } from '#templates/p05c-changes.ts';

const HOUSEHOLD = '全户';
const NAME = 'member.name';

/**
 * What differs between two prints of a household's form: facts by their keys, people by who they are. `left` says what
 * became of those who are no longer there.
 */
export function formChanges(before: Form, now: Form, left: (memberId: number) => string): FormChange[] {
  const old = new Map(before.members.map((member) => [member.id, member]));
  const present = new Set(now.members.map(({ id }) => id));
  return [
    ...factChanges(HOUSEHOLD, factsOf(before), factsOf(now)),
    ...now.members.flatMap((member) => {
      const was = old.get(member.id);
      const name = valueOf(member, NAME);
      return was === undefined ? [cameIn(name, member)] : factChanges(name, was.facts, member.facts);
    }),
    ...before.members
      .filter(({ id }) => !present.has(id))
      .map((member) => change(valueOf(member, NAME), '家庭成员', { before: '在户', after: left(member.id) })),
  ];
}

const factsOf = ({ groups }: Form): FormFact[] => groups.flatMap(({ facts }) => facts);

function factChanges(whose: string, before: readonly FormFact[], now: readonly FormFact[]): FormChange[] {
  const old = new Map(before.map((fact) => [fact.key, fact]));
  const keys = new Set(now.map(({ key }) => key));
  const gone = before.filter(({ key, value }) => !keys.has(key) && value !== '');
  return [
    ...now.map(({ key, label, value }) =>
      change(whose, label, { before: old.get(key)?.value ?? '', after: value }),
    ),
    ...gone.map(({ label, value }) => change(whose, label, { before: value, after: '' })),
  ].filter(({ before: was, after }) => was !== after);
}

function cameIn(name: string, member: FormMember): FormChange {
  const facts = ['member.relation', 'member.sex', 'member.id_number'].map((key) => valueOf(member, key));
  const after = ['新增成员', ...facts].filter((text) => text !== '').join('，');
  return change(name, '家庭成员', { before: '不在户', after });
}

const change = (
  whose: string,
  item: string,
  { before, after }: Pick<FormChange, 'before' | 'after'>,
): FormChange => ({ whose, item, before, after });
