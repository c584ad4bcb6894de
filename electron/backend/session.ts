import type { Cost } from '#db/key-slots.ts';
import type { Archive } from '#db/open-archive.ts';
import type { Pause } from '#db/steps.ts';
import { closedYearOf, takenValue } from '#db/taken-value.ts';
import { write, type Written, type WriteScope } from '#db/write.ts';
import type { Operator } from '#domain/operators/operator.ts';
import type { AppError } from '#contract/app-error.ts';
import type { Progress } from '#contract/message.ts';
import { fail, type Result } from '#contract/result.ts';
import type { BackupDesk } from './backups/desk.ts';
import type { CheckDesk } from './checks/beside.ts';
import type { FileStore } from './file-store.ts';
import type { ImportConversation } from './import/conversation.ts';
import type { OutputStore } from './output-store.ts';
import type { Press } from './press/press.ts';
import type { PictureDesk } from './pictures/desk.ts';
import type { ScanDesk } from './scans/desk.ts';

/** By what somebody came in, and as which operator (uid). */
export interface SignIn {
  readonly uid: string;
  readonly by: 'passphrase' | 'recovery' | 'device';
  /** He has to set a passphrase of his own before anything else. */
  readonly mustChange: boolean;
}

/** What the backend holds while it runs: at most one open archive, and what callers have begun and not finished. */
export interface Session {
  archive: Archive | null;
  /** The name under which the shell knows the open archive. */
  archiveName: string;
  readonly press: Press;
  readonly pictures: PictureDesk;
  readonly scans: ScanDesk;
  readonly files: FileStore;
  readonly outputs: OutputStore;
  readonly imports: Map<string, ImportConversation>;
  readonly jobs: Map<string, AbortController>;
  readonly backups: BackupDesk;
  readonly checks: CheckDesk;
  /** Who is signed in; null while no archive is open. */
  operator: Operator | null;
  /** How he came in; null while no archive is open. */
  signIn: SignIn | null;
  /** Whether the screen is locked: then only signing in again, or closing, is answered. */
  isLocked: boolean;
  /** The name of the user of this computer: the first operator of an archive that had none. */
  readonly userName: string;
  /** What a guess at a passphrase costs; less than usual in tests only. */
  readonly keyCost?: Cost;
  readonly now: () => Date;
  readonly progress: (progress: Progress) => void;
}

/** Today on the clerk's calendar, yyyy-mm-dd. */
export function today(session: Session): string {
  const now = session.now();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Thrown inside an act to roll it back whole and answer with an error; caught by `act` and by `dispatch`. */
export class Refusal extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

const NOT_OPEN: AppError = { code: 'locked', message: '还没有打开档案库，请先打开或新建一个档案库。' };

export function openArchiveOf(session: Session): Archive {
  if (session.archive === null) throw new Refusal(NOT_OPEN);
  return session.archive;
}

/** Whoever is signed in. */
export function operatorOf(session: Session): Operator {
  if (session.operator === null) throw new Refusal(NOT_OPEN);
  return session.operator;
}

export interface ActHead {
  readonly command: string;
  readonly title: string;
  /** Why; an act with a reason may correct a closed year. */
  readonly reason?: string | undefined;
  /** The day on which what is recorded took effect, where it is not today. */
  readonly effectiveOn?: string | undefined;
}

/** What may stand only once in the archive, and what is said when somebody else has it. */
const TAKEN: Readonly<Record<string, string>> = {
  'operator.name': '已经有这个姓名的操作员，请换一个写法（如加上村名）。',
  'household.household_no': '这个户编号已经是另一户的，请核对。',
  'member.person_no': '这个人口编号已经是另一人的，请核对。',
  'helper.helper_no': '这个帮扶责任人编号已经是另一人的，请核对。',
  'village.name': '已经有这个名称的村，请换一个名称。',
  'village.code': '这个行政区划代码已经是另一个村的，请核对。',
  'saved_filter.name': '已经有这个名称的筛选，请换一个名称。',
  'working_list.name': '已经有这个名称的工作清单，请换一个名称。',
  'assistance_plan.household_id': '这一户这一年已经有帮扶计划，请直接修改。',
};

/** Runs one act of the contract as one change of the log; a long one gives `pause` to let others have their turn. */
export async function act<T>(
  session: Session,
  head: ActHead,
  work: (scope: WriteScope) => Promise<T>,
  pause?: Pause,
): Promise<Written<T>> {
  const meta = { ...head, operator: operatorOf(session).name, at: session.now().toISOString() };
  try {
    return await write(openArchiveOf(session), meta, work, pause);
  } catch (error) {
    const message = TAKEN[takenValue(error) ?? ''];
    if (message !== undefined) throw new Refusal({ code: 'conflict', message });
    const year = closedYearOf(error);
    if (year === null) throw error;
    throw closedYear(year);
  }
}

/** Said where a closed year is written in without a reason. */
export const closedYear = (year: number): Refusal =>
  new Refusal({
    code: 'rule',
    rule: 'closed-year',
    message: `${year} 年已经封存。要更正，请写明更正理由。`,
  });

const turns = new WeakMap<Session, Promise<unknown>>();

/** For handlers that read, decide and then write: one after the other, so that what was read still holds. */
export const inTurn =
  <I, R>(handler: (session: Session, input: I) => Promise<R>) =>
  (session: Session, input: I): Promise<R> => {
    const mine = (turns.get(session) ?? Promise.resolve()).then(() => handler(session, input));
    turns.set(
      session,
      mine.catch(() => undefined),
    );
    return mine;
  };

/** A job that can be cancelled by its name while `work` runs. */
export async function asJob<T>(
  session: Session,
  name: string | undefined,
  work: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> {
  const controller = new AbortController();
  if (name !== undefined) session.jobs.set(name, controller);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return fail({ code: 'cancelled' });
    throw error;
  } finally {
    if (name !== undefined) session.jobs.delete(name);
  }
}
