import type { Output, Request } from '#contract/channels.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { readWritten, writtenOf } from '../../fields/read-written.ts';
import { isStray } from '../../fields/shown.ts';
import type { CellMark } from '../../fields/sheet-marks.ts';
import { keptOf } from '../../memory.ts';

type Sheet = Output<'sample.sheet'>;
type Entered = Request<'sample.enter'>;

/** The second entry of one household as it is typed; cells by `cellKey`. */
export interface SampleDraft {
  readonly surveyedOn: string | null;
  readonly surveyor: string;
  readonly approves: Entered['approves'];
  readonly note: string;
  readonly cells: Readonly<Record<string, string>>;
}

const cellKey = (memberId: number | null, field: string): string => `${memberId ?? ''} ${field}`;

const drafts = (): Map<number, SampleDraft> =>
  keptOf('sampling.drafts', () => new Map<number, SampleDraft>());
export const draftOf = (id: number): SampleDraft | undefined => drafts().get(id);
export const keepDraft = (id: number, draft: SampleDraft): void => void drafts().set(id, draft);
export const dropDraft = (id: number): void => void drafts().delete(id);

/** What was entered before; day and surveyor of a new one as in the household before it. */
export function draftFrom(sheet: Sheet, last: { on: string; surveyor: string }): SampleDraft {
  const isNew = sheet.surveyedOn === null;
  return {
    surveyedOn: isNew ? last.on : sheet.surveyedOn,
    surveyor: isNew ? last.surveyor : (sheet.surveyor ?? ''),
    approves: sheet.approves,
    note: sheet.note ?? '',
    cells: Object.fromEntries(
      sheet.entered.map(({ memberId, field: key, value }) => {
        const field = findField(key);
        return [cellKey(memberId, key), field === undefined ? '' : writtenOf(field, value, sheet.year)];
      }),
    ),
  };
}

export const textIn = ({ cells }: SampleDraft, memberId: number | null, key: string): string =>
  cells[cellKey(memberId, key)] ?? '';

export const withText = (
  draft: SampleDraft,
  { memberId, key, text }: { memberId: number | null; key: string; text: string },
): SampleDraft => ({ ...draft, cells: { ...draft.cells, [cellKey(memberId, key)]: text } });

/** Why a typed text cannot be kept. */
export function markOf(key: string, text: string, year: number): CellMark | undefined {
  const field = findField(key);
  if (field === undefined || text === '') return undefined;
  const read = readWritten(field, text, year);
  if (!read.ok) return { tone: 'wrong', reason: read.reason };
  return isStray(read.value) ? { tone: 'wrong', reason: `“${field.label}”的代码表里没有这个值` } : undefined;
}

const placesOf = ({ household, member, people }: Sheet): { memberId: number | null; field: string }[] => [
  ...household.map((field) => ({ memberId: null, field })),
  ...people.flatMap(({ memberId }) => member.map((field) => ({ memberId, field }))),
];

/** The first cell that cannot be kept. */
export const faultIn = (sheet: Sheet, draft: SampleDraft) =>
  placesOf(sheet).find(
    ({ memberId, field }) => markOf(field, textIn(draft, memberId, field), sheet.year) !== undefined,
  );

/** Every cell of the sheet: what is left blank was found to be blank. */
export const valuesOf = (sheet: Sheet, draft: SampleDraft): Entered['values'] =>
  placesOf(sheet).flatMap(({ memberId, field: key }) => {
    const field = findField(key);
    const read =
      field === undefined ? undefined : readWritten(field, textIn(draft, memberId, key), sheet.year);
    return read?.ok === true ? { memberId, field: key, value: read.value } : [];
  });
