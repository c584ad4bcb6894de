import { type Access, appendAccess } from '#db/access-log.ts';
import type { Archive } from '#db/open-archive.ts';
import { accessKind } from '#domain/operators/access-kinds.ts';
import { Refusal, type Session } from '../session.ts';

export type Note = Pick<Access, 'kind' | 'subject'> &
  Partial<Pick<Access, 'householdIds' | 'memberId' | 'count'>>;

/** What is to be written of an open archive. */
interface Notes {
  /** Not written yet, in their order. */
  waiting: Access[];
  timer: NodeJS.Timeout | null;
  /** When what was done last, by operator, kind and subject or household: milliseconds. */
  readonly done: Map<string, number>;
  /** One writing after the other. */
  writing: Promise<void>;
}

const notes = new WeakMap<Archive, Notes>();

const notesOf = (archive: Archive): Notes => {
  const known = notes.get(archive) ?? {
    ...{ waiting: [], timer: null, done: new Map(), writing: Promise.resolve() },
  };
  notes.set(archive, known);
  return known;
};

const ONCE_MS = 600_000;
/** What was seen is written behind the answer: a page opens as fast as without it. */
const BEHIND_MS = 300;
/** More than this waits only when the disk takes nothing. */
const MOST_WAITING = 10_000;

/**
 * Writes down who had to do with whom. Of a kind that goes first the promise is to be awaited, and a Refusal says that
 * it could not be written; the others are written behind, and what cannot be written stays for the next time.
 */
export async function noteAccess(session: Session, note: Note): Promise<void> {
  const { archive } = session;
  if (archive === null) return;
  const of = notesOf(archive);
  const access = accessOf(session, of, note);
  if (access === null) return;
  of.waiting.push(access);
  if (of.waiting.length > MOST_WAITING) of.waiting.shift();
  if (accessKind(note.kind).first === true) {
    await written(archive, of).catch(() => {
      of.waiting = of.waiting.filter((each) => each !== access);
      throw NOT_NOTED();
    });
    return;
  }
  of.timer ??= setTimeout(() => void flushAccess(archive), BEHIND_MS).unref();
}

const NOT_NOTED = () =>
  new Refusal({
    code: 'rule',
    rule: 'access-not-noted',
    message: '查看记录写不进去（磁盘已满、只读，或档案库已损坏），所以没有给出。请先排除故障再试。',
  });

function accessOf(session: Session, { done }: Notes, note: Note): Access | null {
  const { operator } = session;
  const now = session.now();
  const householdIds = (note.householdIds ?? []).filter((id) => {
    return accessKind(note.kind).once !== true || isNew(done, keyOf(session, note, id), now);
  });
  const isAgain =
    accessKind(note.kind).once === true &&
    ((note.householdIds ?? []).length > 0
      ? householdIds.length === 0
      : !isNew(done, keyOf(session, note, null), now));
  if (isAgain) return null;
  // Who tried a wrong one nobody knows.
  const whose = note.kind === 'wrong-passphrase' ? null : operator;
  return {
    ...{ at: now.toISOString(), operatorId: whose?.id ?? null, operator: whose?.name ?? '' },
    ...{ kind: note.kind, subject: note.subject, householdIds },
    ...{ memberId: note.memberId ?? null, count: note.count },
  };
}

const keyOf = ({ operator }: Session, { kind, subject }: Note, householdId: number | null): string =>
  `${operator?.id ?? ''} ${kind} ${householdId ?? subject}`;

/** Not done within the last ten minutes, by a clock that may be set back too. */
function isNew(done: Map<string, number>, key: string, now: Date): boolean {
  const last = done.get(key);
  if (last !== undefined && Math.abs(now.getTime() - last) < ONCE_MS) return false;
  done.set(key, now.getTime());
  return true;
}

/** Writes what waits; what cannot be written waits on. For closing, and for whoever wants to read the log. */
export async function flushAccess(archive: Archive): Promise<void> {
  await written(archive, notesOf(archive)).catch(() => undefined);
}

function written(archive: Archive, of: Notes): Promise<void> {
  const write = async () => {
    if (of.timer !== null) clearTimeout(of.timer);
    of.timer = null;
    const entries = of.waiting;
    if (entries.length === 0 || !archive.raw.open) return;
    of.waiting = [];
    try {
      await appendAccess(archive, entries);
    } catch (error) {
      of.waiting = [...entries, ...of.waiting];
      throw error;
    }
  };
  const turn = of.writing.then(write);
  of.writing = turn.catch(() => undefined);
  return turn;
}

/** The last entry of an archive, and everything before it, is on the disk when it closes. */
export async function noteClosing(session: Session): Promise<void> {
  if (session.archive === null) return;
  if (session.operator !== null) await noteAccess(session, { kind: 'closed', subject: '' });
  await flushAccess(session.archive);
}
