import { labelOf } from '#domain/codes/code-value.ts';
import { idKey } from '#domain/identity/id-number.ts';
import type { Archive } from '#db/open-archive.ts';
import { candidatesOf, type DoubtCandidate } from '#db/import-doubts.ts';
import type { ImportDoubt } from '#contract/import.ts';
import type { HouseholdDraft, MemberDraft } from './draft.ts';
import type { Decision } from './planned-import.ts';
import { textOf } from './read-row.ts';

type Facts = Omit<DoubtCandidate, 'id'>;

const LABELS = {
  householdNo: '户编号',
  personNo: '人口编号',
  name: '姓名',
  idNumber: '证件号码',
  relation: '与户主关系',
  village: '村',
  group: '组',
} as const satisfies Record<keyof Facts, string>;

function factsOf(household: HouseholdDraft, member: MemberDraft | null): Facts {
  const place = { householdNo: household.no, village: household.village, group: household.group };
  if (member !== null)
    return {
      ...{ ...place, personNo: member.personNo, name: member.name },
      ...{ idNumber: textOf(member.member, 'id_number'), relation: textOf(member.member, 'relation') },
    };
  const head = household.members.find((m) => m.member['relation'] === '01');
  return {
    ...{ ...place, personNo: null, relation: null },
    name: textOf(household.household, 'head_name') ?? head?.name ?? null,
    idNumber:
      textOf(household.household, 'head_id_number') ??
      (head === undefined ? null : textOf(head.member, 'id_number')),
  };
}

const textFor = (column: keyof Facts, value: string): string =>
  column === 'relation' ? labelOf('relation_to_head', value) : value;

const isSame = (column: keyof Facts, a: string | null, b: string | null): boolean =>
  a !== null && b !== null && (column === 'idNumber' ? (idKey(a) ?? a) === (idKey(b) ?? b) : a === b);

const labelFor = (entity: 'household' | 'member', column: keyof Facts): string =>
  entity === 'household' && (column === 'name' || column === 'idNumber')
    ? `户主${LABELS[column]}`
    : LABELS[column];

interface Asked {
  readonly doubt: string;
  readonly entity: 'household' | 'member';
  readonly household: HouseholdDraft;
  readonly member: MemberDraft | null;
  readonly reason: string;
  readonly candidates: readonly number[];
  readonly origin: { readonly file: string; readonly row: number };
  readonly decision: Decision | null;
}

/** A doubt as it is put to the clerk: what the row says, beside whom it may mean. */
export function showDoubt(raw: Archive['raw'], asked: Asked): ImportDoubt {
  const { entity, origin } = asked;
  const facts = factsOf(asked.household, asked.member);
  const columns = (Object.keys(LABELS) as (keyof Facts)[]).filter(
    (c) => entity === 'member' || (c !== 'personNo' && c !== 'relation'),
  );
  const said = (of: Facts) =>
    columns.flatMap((column) => {
      const value = of[column];
      return value === null
        ? []
        : [{ column, label: labelFor(entity, column), value: textFor(column, value) }];
    });
  return {
    ...{ doubt: asked.doubt, entity, file: origin.file, row: origin.row, reason: asked.reason },
    said: said(facts).map(({ label, value }) => ({ label, value })),
    candidates: candidatesOf(raw, entity, asked.candidates).map((candidate) => ({
      id: candidate.id,
      title: `${candidate.name ?? '（没有姓名）'}（户编号 ${candidate.householdNo ?? '未登记'}）`,
      said: said(candidate).map(({ column, label, value }) => ({
        ...{ label, value, same: isSame(column, facts[column], candidate[column]) },
      })),
    })),
    decision: asked.decision,
  };
}
