import {
  papersToFile,
  picturesById,
  type PictureRow,
  picturesToFile,
  printsById,
  type PrintedRow,
} from '#db/filing-candidates.ts';
import type { ReadHandle } from '#db/handle.ts';
import { localDay } from '#db/past-rows.ts';
import { placeOf } from '#domain/filing/contents.ts';
import { type Proposal, proposePaper, proposePicture } from '#domain/filing/propose.ts';
import { type Author, townshipPapers } from '#domain/records/filing.ts';
import { authorOf } from '../documents/models/household-file.ts';
import { type Township, townshipOf } from '../documents/target.ts';

/** A paper that can be filed: a print or a picture, with what it is filed as unless a clerk says otherwise. */
export interface Paper extends Proposal {
  readonly documentId: number | null;
  readonly linkId: number | null;
  readonly documentCode: string | null;
  /** `P04`; null of a picture. */
  readonly document: string | null;
  readonly isOfProcedure: boolean;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly villageCode: string | null;
  readonly place: number;
  readonly scans: number;
  readonly again: { readonly itemId: number; readonly code: string } | null;
}

const nameIn =
  (township: Township, village: string | null) =>
  (author: Author): string =>
    authorOf(village === null && author === 'village' ? 'township' : author, {
      village: village ?? '',
      township,
    });

const againOf = ({ itemId, itemCode }: Pick<PrintedRow, 'itemId' | 'itemCode'>) =>
  itemId === null || itemCode === null ? null : { itemId, code: itemCode };

function printed(row: PrintedRow, township: Township): Paper[] {
  const { id, code, document, householdId, householdNo, procedureId, villageId, village, villageCode } = row;
  const proposal = proposePaper(
    {
      ...{ document, title: row.title, subject: row.subject, village, householdNo },
      ...{ isOfHousehold: householdId !== null, isOfProcedure: procedureId !== null },
      ...{ year: row.year, printedOn: localDay(row.printedAt), pages: row.pages },
    },
    nameIn(township, village),
  );
  if (proposal === null) return [];
  return [
    {
      ...proposal,
      ...{ documentId: id, linkId: null, documentCode: code, document, isOfProcedure: procedureId !== null },
      ...{ householdId, householdNo, villageId, village, villageCode, scans: row.scans },
      ...{ place: placeOf({ document, isOfVisit: false }), again: againOf(row) },
    },
  ];
}

function pictured(row: PictureRow, township: Township): Paper {
  const { id, householdId, householdNo, villageId, village, villageCode, takenOn, pages } = row;
  const isOfVisit = row.visitId !== null;
  return {
    ...proposePicture(
      { title: row.title, mediaType: row.mediaType, village, householdNo, isOfVisit, takenOn, pages },
      nameIn(township, village),
    ),
    atTownship: village === null,
    ...{ documentId: null, linkId: id, documentCode: null, document: null, isOfProcedure: false },
    ...{ householdId, householdNo, villageId, village, villageCode, scans: 0 },
    ...{ place: placeOf({ document: null, isOfVisit }), again: againOf(row) },
  };
}

/** Whose papers are asked for. */
type Of = { readonly householdId: number } | { readonly villageId: number } | { readonly township: true };

/** Papers of a year that are not filed, printed ones before pictures, each in the order in which it came. */
export async function candidatesOf(
  db: ReadHandle,
  { of, year, again }: { readonly of: Of; readonly year: number; readonly again: boolean },
): Promise<Paper[]> {
  const township = await townshipOf(db);
  const isOfTownship = 'township' in of;
  const rows = await papersToFile(db, { of: isOfTownship ? { documents: townshipPapers } : of, year, again });
  const prints = rows.flatMap((row) => printed(row, township));
  if (isOfTownship) return prints.filter(({ atTownship }) => atTownship);
  const pictures = await picturesToFile(db, { of, year });
  const here = 'householdId' in of ? prints : prints.filter(({ atTownship }) => !atTownship);
  return [...here, ...pictures.map((row) => pictured(row, township))];
}

/** These prints and pictures, by `d` or `l` and the id; what is a draft, a sheet of ours or not there is missing. */
export async function papersById(
  db: ReadHandle,
  ids: { readonly documentIds: readonly number[]; readonly linkIds: readonly number[] },
): Promise<Map<string, Paper>> {
  const township = await townshipOf(db);
  const prints = await printsById(db, ids.documentIds);
  const pictures = await picturesById(db, ids.linkIds);
  return new Map([
    ...prints.flatMap((row) => printed(row, township).map((paper) => [`d${row.id}`, paper] as const)),
    ...pictures.map((row) => [`l${row.id}`, pictured(row, township)] as const),
  ]);
}
