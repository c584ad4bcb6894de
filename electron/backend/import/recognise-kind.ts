import { fileKinds, isOfPerson, type FileKind } from './file-kinds.ts';
import { canonicalHeader } from './guess-by-header.ts';

interface RecognisedKind {
  readonly kind: FileKind;
  readonly sure: 'sure' | 'likely';
}

/** Headers that a row of one person has and a row of one household has not. */
const PERSON_HEADERS = ['姓名', '人口编号', '人编号'];
/** Headers that rows of whole households have. */
const HOUSEHOLD_HEADERS = ['户主姓名', '家庭人口数', '人口数', '户类型', '户主证件号码'];
/** Headers that only a row of one person has, besides the name. */
const OF_ONE_PERSON = ['与户主关系', '性别', '民族', '文化程度', '出生日期', '健康状况', '政治面貌'];

const kindById = new Map(fileKinds.map((kind) => [kind.id, kind]));

/** The kind that the headers speak for, or undefined. `headers` are normalised. */
export function recogniseKind(headers: ReadonlySet<string>): RecognisedKind | undefined {
  const exact = fileKinds.find((kind) => isMarked(kind, headers));
  if (exact !== undefined) return { kind: exact, sure: 'sure' };
  const other = fileKinds.find((kind) => isMarked(kind, canonical(kind, headers)));
  const kind = other ?? ownList(headers);
  return kind === undefined ? undefined : { kind, sure: 'likely' };
}

const canonical = (kind: FileKind, headers: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...headers].flatMap((header) => [header, canonicalHeader(kind, header)]));

function isMarked(kind: FileKind, headers: ReadonlySet<string>): boolean {
  if (kind.enough === 0) return false;
  if (kind.never.some((header) => headers.has(header))) return false;
  if (kind.needs !== undefined && !kind.needs.some((header) => headers.has(header))) return false;
  const hasPerson = PERSON_HEADERS.some((header) => headers.has(header));
  if ((kind.rowIs === 'household' || kind.rowIs === 'adjustment') && hasPerson) return false;
  if (isOfPerson(kind.rowIs) && !hasPerson) return false;
  return kind.marks.filter((header) => headers.has(header)).length >= kind.enough;
}

/** A list of a village's own: names, and numbers by which they can be found. */
function ownList(written: ReadonlySet<string>): FileKind | undefined {
  const [members, households] = [kindById.get('member-list'), kindById.get('household-list')];
  if (members === undefined || households === undefined) return undefined;
  const headers = canonical(members, written);
  const has = (header: string) => headers.has(header);
  const isFound = has('证件号码') || has('户主证件号码') || has('户编号');
  if (!isFound || !(has('姓名') || has('户主姓名'))) return undefined;
  if (!has('姓名')) return households;
  if (OF_ONE_PERSON.some(has) || has('户主姓名')) return members;
  return HOUSEHOLD_HEADERS.some(has) ? households : members;
}
