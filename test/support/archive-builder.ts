import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackupDesk, type DeskOptions } from '#backend/backups/desk.ts';
import { type CheckDeskOptions, createCheckDesk } from '#backend/checks/beside.ts';
import { dispatch } from '#backend/dispatch.ts';
import { createFileStore } from '#backend/file-store.ts';
import { createOutputStore } from '#backend/output-store.ts';
import { createPress } from '#backend/press/press.ts';
import { createPictureDesk } from '#backend/pictures/desk.ts';
import { createScanDesk } from '#backend/scans/desk.ts';
import type { Session } from '#backend/session.ts';
import { type BackendChannel, channels, type Output, type Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { createArchive } from '#db/open-archive.ts';
import { type Cells, rowWriter, type RowWriter } from '#db/row-access.ts';
import { write } from '#db/write.ts';
import { checkDigit, idKey } from '#domain/identity/id-number.ts';
import { insertHelper, soundMemberYear, soundSpell, soundYear } from './sound-cells.ts';

const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };

export interface BuiltArchive {
  readonly session: Session;
  /** By name: 云溪村, 石板村. */
  readonly villages: Readonly<Record<string, number>>;
  /** Calls a channel as a shell would; what it answers must match the contract. */
  call<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Result<Output<N>>>;
  /** As `call`; throws when the answer is an error. */
  must<N extends BackendChannel>(channel: N, input: Request<N>): Promise<Output<N>>;
  /** Moves the clock to noon of a day. */
  setToday(day: string): void;
  /** Writes rows as one change of the log. */
  write(work: (rows: RowWriter) => void): Promise<void>;
  /** Next invented number, so that no two people share one. */
  nextNumber(): number;
  close(): Promise<void>;
}

/** One for all archives of a test file: its thread reads the typefaces once. It ends with the process. */
const press = createPress({ fontFolder: fileURLToPath(new URL('../../dist/fonts', import.meta.url)) });

/** As the press. */
const scans = createScanDesk();
const pictures = createPictureDesk();

/** A new encrypted archive of an invented township in a temporary folder, with two villages and no households. */
export async function anArchive({
  today = '2025-03-20',
  backups = {},
  checks = {},
}: {
  readonly today?: string;
  readonly backups?: DeskOptions;
  readonly checks?: CheckDeskOptions;
} = {}): Promise<BuiltArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'hudang-'));
  const created = await createArchive(
    join(folder, 'archive'),
    '口令口令口令',
    new Date(`${today}T12:00`),
    CHEAP,
    '李经办',
  );
  if (!created.ok) throw new Error(created.refusal);
  const { archive, entry } = created;
  const uid = entry.slot?.uid ?? '';
  let now = new Date(`${today}T12:00`);
  let numbers = 0;
  const session: Session = {
    archive,
    archiveName: '测试',
    press,
    pictures,
    scans,
    files: createFileStore(),
    outputs: createOutputStore(),
    imports: new Map(),
    jobs: new Map(),
    backups: createBackupDesk(backups),
    checks: createCheckDesk(checks),
    operator: { id: 1, name: '李经办', role: 'admin' },
    signIn: { uid, by: 'passphrase', mustChange: false },
    isLocked: false,
    userName: '李经办',
    keyCost: CHEAP,
    now: () => now,
    progress: () => undefined,
  };
  const call: BuiltArchive['call'] = async (channel, input) => {
    const answer = await dispatch(session, channel, input, (_reference, _channel, error) => {
      throw error;
    });
    if (answer.ok) channels[channel].output.parse(answer.value);
    return answer as Result<Output<typeof channel>>;
  };
  const built: Omit<BuiltArchive, 'villages'> = {
    session,
    call,
    must: async (channel, input) => {
      const answer = await call(channel, input);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    },
    setToday: (day) => {
      now = new Date(`${day}T12:00`);
    },
    write: async (work) => {
      const meta = { command: 'test', title: '准备', operator: '测试', at: now.toISOString() };
      await write(archive, meta, async ({ raw }) => work(rowWriter(raw)));
    },
    nextNumber: () => (numbers += 1),
    close: async () => {
      await session.checks.close();
      await archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const villages: Record<string, number> = {};
  await built.write((rows) => {
    rows.insert('operator', {
      ...{ id: 1, uid, name: '李经办', role: 'admin', added_at: now.toISOString() },
    });
    rows.insert('township', {
      id: 1,
      ...{ province: '示范省', city: '示范市', county: '云岭县', name: '清水镇', region_code: '529901100' },
      ...{ address: '清水镇政府大院', phone: '0999-6123456', county_phone: '0999-6234567' },
      county_department: '县乡村振兴局',
    });
    const offices = { phone: '0999-6345678', notice_place: '村委会公示栏', address: '云溪村村委会' };
    villages['云溪村'] = rows.insert('village', { code: '529901100201', name: '云溪村', ...offices });
    villages['石板村'] = rows.insert('village', { code: '529901100202', name: '石板村' });
  });
  return { ...built, villages };
}

export interface HouseholdWanted {
  readonly village?: string;
  readonly group?: string;
  readonly no?: string;
  readonly head?: string;
  /** Members beside the head: name and code of the relation. */
  readonly others?: readonly (Cells & { name: string; relation: string })[];
  readonly cells?: Cells;
  readonly year?: Cells & { year: number };
  /** Cells of the head, of his year (with `year`). */
  readonly headCells?: Cells;
  readonly headYear?: Cells & { year: number };
  readonly income?: Cells & { year: number };
  readonly spell?: Cells;
  /** A household that is monitored has a helper unless told otherwise. */
  readonly helper?: false;
  readonly measures?: readonly Cells[];
}

export interface BuiltHousehold {
  readonly id: number;
  readonly no: string;
  readonly memberIds: readonly number[];
  readonly idNumbers: readonly string[];
}

/** A household with a head (and others), sound by every rule of level error unless told otherwise. */
export async function aHousehold(
  archive: BuiltArchive,
  wanted: HouseholdWanted = {},
): Promise<BuiltHousehold> {
  const { village = '云溪村', group = '一组', others = [] } = wanted;
  const no = wanted.no ?? `5299011${String(archive.nextNumber()).padStart(5, '0')}`;
  let made: BuiltHousehold | undefined;
  await archive.write((rows) => {
    const villageId = archive.villages[village] ?? null;
    const groupId =
      groupOf(archive, villageId, group) ??
      rows.insert('village_group', { village_id: villageId, name: group });
    const cells: Cells = {
      ...{ village_id: villageId, village_group_id: groupId, household_no: no },
      ...{ head_name: wanted.head ?? '赵一', phone: '13800001234', household_type: '02' },
      ...wanted.cells,
    };
    const id = rows.insert('household', cells);
    const people = [{ name: wanted.head ?? '赵一', relation: '01', ...wanted.headCells }, ...others];
    const members = people.map((person) => insertMember(archive, rows, id, person));
    const memberIds = members.map((member) => member.id);
    const idNumbers = members.map(({ idNumber }) => idNumber);
    if (wanted.year) rows.insert('household_year', { household_id: id, ...soundYear(wanted.year, cells) });
    const [head] = members;
    if (wanted.headYear && head)
      rows.insert('member_year', { member_id: head.id, ...soundMemberYear(wanted.headYear, head.born) });
    if (wanted.income)
      rows.insert('income_statement', { household_id: id, purpose: 'annual', ...wanted.income });
    if (wanted.spell) {
      const spell = soundSpell({ state: 'open', ...wanted.spell }, cells);
      rows.insert('monitoring_spell', { household_id: id, ...spell });
      if (spell['state'] !== 'proposed' && wanted.helper !== false) insertHelper(rows, id);
    }
    for (const measure of wanted.measures ?? []) rows.insert('measure', { household_id: id, ...measure });
    made = { id, no, memberIds, idNumbers };
  });
  if (made === undefined) throw new Error('no household was made');
  return made;
}

function insertMember(archive: BuiltArchive, rows: RowWriter, householdId: number, person: Cells) {
  const sex = String(person['sex'] ?? (person['relation'] === '02' ? '2' : '1'));
  const sequence = archive.nextNumber();
  const born = String(person['birth_date'] ?? `19${60 + (sequence % 30)}-03-05`);
  const serial = String((sequence * 2 + (sex === '1' ? 1 : 0)) % 1000).padStart(3, '0');
  const first17 = `529901${born.replaceAll('-', '')}${serial}`;
  const idNumber = String(person['id_number'] ?? first17 + checkDigit(first17));
  const id = rows.insert('member', {
    ...{ household_id: householdId, person_no: `P${String(sequence).padStart(8, '0')}` },
    ...{ sex, id_type: '01', id_number: idNumber, id_key: idKey(idNumber) },
    ...{ birth_date: born, nation: '01' },
    ...person,
  });
  return { id, idNumber, born };
}

const groupOf = ({ session }: BuiltArchive, villageId: number | null, name: string): number | undefined =>
  session.archive?.raw
    .prepare('SELECT id FROM village_group WHERE village_id = ? AND name = ?')
    .pluck()
    .get(villageId, name) as number | undefined;
