import type { Transaction, Updateable } from 'kysely';
import type { ReadHandle } from './handle.ts';
import type { AttachmentLinkTable, Db } from './schema.ts';

/** Whose photos and scans: of a household, one of its people, a step of a procedure, a problem, a village. */
export type LinkOwner =
  | { readonly kind: 'household'; readonly householdId: number; readonly memberId: number | null }
  | { readonly kind: 'step'; readonly procedureId: number; readonly step: string }
  | { readonly kind: 'issue'; readonly issueId: number }
  | { readonly kind: 'village'; readonly villageId: number };

const rows = (db: ReadHandle) =>
  db
    .selectFrom('attachment_link as l')
    .innerJoin('attachment as a', 'a.id', 'l.attachment_id')
    .selectAll('l')
    .select(['a.name', 'a.media_type', 'a.bytes', 'a.sha256', 'a.has_place', 'a.pages', 'a.has_active'])
    .orderBy('l.sort')
    .orderBy('l.id');

/** A place of a file with what is known of the file. */
export type LinkRow = Awaited<ReturnType<typeof findLinks>>[number];

export function linksOfOwner(db: ReadHandle, owner: LinkOwner): Promise<LinkRow[]> {
  switch (owner.kind) {
    case 'household': {
      const all = rows(db).where('l.household_id', '=', owner.householdId);
      return (owner.memberId === null ? all : all.where('l.member_id', '=', owner.memberId)).execute();
    }
    case 'step':
      return rows(db)
        .where('l.procedure_id', '=', owner.procedureId)
        .where('l.step_key', '=', owner.step)
        .execute();
    case 'issue':
      return rows(db).where('l.issue_id', '=', owner.issueId).execute();
    case 'village':
      return rows(db).where('l.village_id', '=', owner.villageId).execute();
  }
}

export const findLinks = (db: ReadHandle, ids: readonly number[]) =>
  rows(db)
    .where('l.id', 'in', [...ids])
    .execute();

export const updateLink = async (
  trx: Transaction<Db>,
  id: number,
  cells: Updateable<AttachmentLinkTable>,
): Promise<void> => {
  await trx.updateTable('attachment_link').set(cells).where('id', '=', id).execute();
};
