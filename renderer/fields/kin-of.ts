import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { HEAD, type Kin } from '#domain/household/kin.ts';
import type { Identity } from '#domain/household/same-person.ts';

const textOf = (member: MemberView, key: string): string | null => {
  const value = member.values[key] ?? null;
  return value === null || value === '' ? null : String(value);
};

export const nameOf = (member: MemberView): string => textOf(member, 'member.name') ?? '（未填姓名）';

export const kinOf = (member: MemberView): Kin => ({
  id: member.id,
  relation: textOf(member, 'member.relation'),
  sex: textOf(member, 'member.sex'),
});

export const identityOf = (member: MemberView): Identity => ({
  name: textOf(member, 'member.name'),
  idNumber: textOf(member, 'member.id_number'),
  birth: textOf(member, 'member.birth_date'),
});

export const presentOf = (page: HouseholdPage): MemberView[] => page.members.filter(({ present }) => present);

export const headOf = (page: HouseholdPage): MemberView | undefined =>
  page.members.find((member) => member.present && member.values['member.relation'] === HEAD);

/** Everybody who is or was in the household, those who are first; rows that were of somebody else are left out. */
export const familyOf = (page: HouseholdPage): Kin[] =>
  page.members.filter(({ leftReason }) => leftReason !== '重复登记').map(kinOf);

/** A person in a list to choose from: 钱秀（配偶，57 岁） is written by the caller’s label of the relation. */
export const personLabel = (member: MemberView, relation: string): string => {
  const facts = [relation, member.age === null ? '' : `${member.age} 岁`].filter((fact) => fact !== '');
  return facts.length === 0 ? nameOf(member) : `${nameOf(member)}（${facts.join('，')}）`;
};

/** 户 0012（赵大山）; without a number 赵大山一户. */
export const householdName = (householdNo: string | null, head: string | null): string =>
  householdNo === null ? `${head ?? '无户主的'}一户` : `户 ${householdNo}（${head ?? '无户主'}）`;
