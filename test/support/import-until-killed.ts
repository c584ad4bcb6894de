// A process of its own that opens the archive named in argv and imports the file named there; made to be killed.
import { createBackupDesk } from '#backend/backups/desk.ts';
import { createCheckDesk } from '#backend/checks/beside.ts';
import { createFileStore } from '#backend/file-store.ts';
import { commitImport } from '#backend/import/commit-import.ts';
import { compareSources } from '#backend/import/compare-import.ts';
import { openFiles } from '#backend/import/open-files.ts';
import { createOutputStore } from '#backend/output-store.ts';
import { createPress } from '#backend/press/press.ts';
import { createPictureDesk } from '#backend/pictures/desk.ts';
import { createScanDesk } from '#backend/scans/desk.ts';
import type { Session } from '#backend/session.ts';
import { openArchive } from '#db/open-archive.ts';

const [folder = '', passphrase = '', path = ''] = process.argv.slice(2);
const opened = await openArchive(folder, passphrase, new Date());
if (!opened.ok) throw new Error(opened.refusal);
const session: Session = {
  archive: opened.archive,
  archiveName: '测试',
  press: createPress({ fontFolder: '' }),
  pictures: createPictureDesk(),
  scans: createScanDesk(),
  files: createFileStore(),
  outputs: createOutputStore(),
  imports: new Map(),
  jobs: new Map(),
  backups: createBackupDesk(),
  checks: createCheckDesk(),
  operator: { id: 1, name: '李经办', role: 'admin' },
  signIn: { uid: '', by: 'passphrase', mustChange: false },
  isLocked: false,
  userName: '李经办',
  now: () => new Date(),
  progress: () => undefined,
};
const job = { session, job: undefined, signal: new AbortController().signal };
const files = [{ kind: 'path' as const, name: '成员信息_2025.csv', path, size: 0 }];
const compared = await compareSources(await openFiles(files, undefined, job), job);
process.stdout.write('committing\n');
await commitImport(compared, job);
process.stdout.write('committed\n');
setInterval(() => undefined, 1000);
