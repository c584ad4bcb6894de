// A process of its own that opens the archive named in argv and holds it until it is killed. Says how it went.
import { openArchive } from '#db/open-archive.ts';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const opened = await openArchive(folder, passphrase, new Date());
process.stdout.write(opened.ok ? 'opened\n' : `${opened.refusal}\n`);
if (opened.ok) setInterval(() => undefined, 1000);
