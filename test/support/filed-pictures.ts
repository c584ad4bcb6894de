import type { BuiltArchive } from './archive-builder.ts';

/** Rows of pictures of a household that could be filed; nothing of them lies on the disk. Ids of the links. */
export async function pictureRows(
  archive: BuiltArchive,
  householdId: number,
  pictures: readonly { readonly title?: string; readonly takenOn?: string }[],
): Promise<number[]> {
  const linkIds: number[] = [];
  await archive.write((rows) => {
    for (const { title = null, takenOn = null } of pictures) {
      const sha256 = String(archive.nextNumber()).padStart(64, '0');
      const attachment_id = rows.insert('attachment', {
        ...{ sha256, media_type: 'image/jpeg', bytes: 1000, name: '照片.jpg' },
        added_at: '2025-03-20T04:00:00.000Z',
      });
      linkIds.push(
        rows.insert('attachment_link', {
          ...{ attachment_id, household_id: householdId, title, taken_on: takenOn },
        }),
      );
    }
  });
  return linkIds;
}
