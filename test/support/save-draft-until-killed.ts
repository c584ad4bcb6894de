// A process of its own that opens the archive named in argv, saves a draft and holds on until it is killed.
import { saveDraft } from '#db/drafts.ts';
import { openArchive } from '#db/open-archive.ts';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const opened = await openArchive(folder, passphrase, new Date());
if (!opened.ok) throw new Error(opened.refusal);
await saveDraft(opened.archive, {
  key: 'entry:killed',
  title: '李四户 3 人',
  content: '{"members":3}',
  savedAt: '2025-11-20T02:32:00.000Z',
});
process.stdout.write('saved\n');
setInterval(() => undefined, 1000);
