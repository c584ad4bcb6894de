import { writeAttachment } from '#db/attachment-files.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
  type HouseholdWanted,
} from './archive-builder.ts';

export interface Kept {
  readonly built: BuiltArchive;
}

/** A JPEG of one grey point, the smallest that is one. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);

/** A PNG of one red point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

export const keptArchive = async (): Promise<Kept> => ({ built: await anArchive() });

/** A household with two people, a year, an income, a card that was printed, a photo and a scan. */
export async function aKeptHousehold({ built }: Kept, wanted: HouseholdWanted = {}): Promise<BuiltHousehold> {
  const household = await aHousehold(built, {
    ...{ others: [{ name: '钱二', relation: '02' }], year: { year: 2025, head_count: 2 } },
    ...{ income: { year: 2025, wage_income: 12_000 }, spell: { category: '1', recognised_month: '202501' } },
    measures: [{ year: 2025, kind: 'industry', content: '养鸡' }],
    ...wanted,
  });
  await built.must('document.print', {
    ...{ document: 'P38', target: { householdId: household.id }, year: 2025 },
  });
  await attach(built, household.id, { name: 'a.jpg', bytes: JPEG, title: '住房正面', type: 'image/jpeg' });
  await attach(built, household.id, { name: 'b.png', bytes: PNG, title: '户口簿', type: 'image/png' });
  return household;
}

/** Keeps a file and links it to a household, as adding it does. */
export async function attach(
  built: BuiltArchive,
  householdId: number,
  {
    name,
    bytes,
    title,
    type,
  }: { readonly name: string; readonly bytes: Buffer; readonly title: string; readonly type: string },
): Promise<void> {
  const { archive } = built.session;
  if (archive === null) throw new Error('no archive');
  const sha256 = writeAttachment(archive, bytes);
  await built.write((rows) => {
    const known = archive.raw.prepare('SELECT id FROM attachment WHERE sha256 = ?').pluck().get(sha256) as
      number | undefined;
    const cells = {
      sha256,
      media_type: type,
      bytes: bytes.length,
      name,
      added_at: built.session.now().toISOString(),
    };
    const attachmentId = known ?? rows.insert('attachment', cells);
    rows.insert('attachment_link', { attachment_id: attachmentId, household_id: householdId, title });
  });
}
