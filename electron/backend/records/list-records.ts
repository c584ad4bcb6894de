import { linksOfHousehold, type LinkedAttachment } from '#db/attachments.ts';
import { findMember, membersOf } from '#db/households.ts';
import { recordsOf, visitChecksOf, type RecordOwner, type RecordRow } from '#db/records.ts';
import { signatoriesOf } from '#db/signatories.ts';
import { reader } from '#db/write.ts';
import type { RecordKindName } from '#domain/fields/field.ts';
import type { RecordKind } from '#domain/records/record-kind.ts';
import { isInForce, recordKindNames, recordKinds, recordSummary } from '#domain/records/record-kinds.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { RecordCheck, RecordView } from '#contract/record.ts';
import type { Signatory } from '#domain/records/guardian.ts';
import { ok, type Result } from '#contract/result.ts';
import { valuesOf } from '../field-input.ts';
import { openArchiveOf, today, type Session } from '../session.ts';

type Person = {
  id: number;
  name: string | null;
  id_number: string | null;
  left_on: string | null;
};

interface Setting {
  readonly today: string;
  readonly people: readonly Person[];
  readonly checks: readonly (RecordCheck & { visit_id: number })[];
  readonly links: readonly LinkedAttachment[];
  readonly signatories: readonly Signatory[];
}

const COLUMN = {
  household: 'household_id',
  member: 'member_id',
  village: 'village_id',
} as const satisfies Record<string, RecordOwner>;

const belongsTo = (kind: RecordKind, owner: keyof typeof COLUMN): boolean =>
  owner === 'village'
    ? kind.owner === 'village'
    : owner === 'member'
      ? kind.owner === 'member' || kind.aboutMember === true
      : kind.owner !== 'village';

/** Records of an owner, of all its kinds or of those asked for; what holds today first, then the newest. */
export async function listRecords(
  session: Session,
  { owner, id, kinds = recordKindNames }: Input<'record.list'>,
): Promise<Result<Output<'record.list'>>> {
  const db = reader(openArchiveOf(session));
  const asked = kinds.filter((name) => belongsTo(recordKinds[name], owner));
  const setting: Setting = {
    today: today(session),
    ...(await peopleAndPapers(session, { owner, id, withVisits: asked.includes('visit') })),
    signatories:
      owner === 'household' && asked.includes('consent')
        ? ((await signatoriesOf(db, [id])).get(id) ?? [])
        : [],
  };
  const lists = await Promise.all(
    asked.map(async (name) => {
      const rows = await recordsOf(db, name, { column: COLUMN[owner], id });
      return inOrder(name, rows, setting.today).map((row) => viewOf(name, row, setting));
    }),
  );
  return ok({ records: lists.flat() });
}

async function peopleAndPapers(
  session: Session,
  { owner, id, withVisits }: { owner: keyof typeof COLUMN; id: number; withVisits: boolean },
): Promise<Omit<Setting, 'today' | 'signatories'>> {
  const db = reader(openArchiveOf(session));
  const nothing = { people: [], checks: [], links: [] };
  if (owner === 'village') return nothing;
  if (owner === 'member') {
    const member = await findMember(db, id);
    return { ...nothing, people: member === undefined ? [] : [member] };
  }
  const people = await membersOf(db, id);
  if (!withVisits) return { ...nothing, people };
  const checks = await visitChecksOf(db, id);
  return {
    people,
    checks: checks.map((check) => ({ ...check, result: check.result as 0 | 1 | null })),
    links: await linksOfHousehold(db, id),
  };
}

/** What is over goes last. A household's newest come first; a village's officers by office, its registers as they were written. */
function inOrder(name: RecordKindName, rows: readonly RecordRow[], on: string): RecordRow[] {
  const kind = recordKinds[name];
  const rank = (row: RecordRow) => (kind.ends !== true || isInForce(kind, row, on) ? 0 : 1);
  const text = (row: RecordRow, column: string) => String(row[column] ?? '');
  const compare = (a: RecordRow, b: RecordRow): number =>
    kind.owner !== 'village'
      ? byText(text(b, kind.from), text(a, kind.from)) || b.id - a.id
      : byText(text(a, 'role'), text(b, 'role')) || a.id - b.id;
  return [...rows].sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function viewOf(name: RecordKindName, row: RecordRow, setting: Setting): RecordView {
  const kind = recordKinds[name];
  const memberId = (row['member_id'] as number | null | undefined) ?? null;
  const person = setting.people.find((each) => each.id === memberId);
  const member =
    person === undefined
      ? undefined
      : { name: person.name ?? '', idNumber: person.id_number, leftOn: person.left_on };
  return {
    id: row.id,
    kind: name,
    memberId,
    memberName: person?.name ?? null,
    values: valuesOf(row, kind.fields),
    summary: recordSummary(name, row),
    inForce: isInForce(kind, row, setting.today),
    hints: [...(kind.hints?.(row, { today: setting.today, member, signatories: setting.signatories }) ?? [])],
    checks: name !== 'visit' ? [] : setting.checks.filter((c) => c.visit_id === row.id).map(ownCheck),
    attachments: name !== 'visit' ? [] : setting.links.filter((l) => l.visitId === row.id).map(ownLink),
  };
}

const ownCheck = ({ item, result, note }: RecordCheck): RecordCheck => ({ item, result, note });

const ownLink = ({ visitId: _, ...link }: LinkedAttachment) => link;
