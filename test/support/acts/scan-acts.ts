import { encodeJpeg } from '#backend/pictures/encode.ts';
import type { Result } from '#contract/result.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { type Act, REASON } from './act.ts';
import { type World, YEAR } from './world.ts';

const upload = (w: World, name: string, bytes: Uint8Array): string => {
  const begun = w.built.session.files.begin(name, bytes.length);
  if (!begun.ok) throw new Error(name);
  w.built.session.files.append(begun.value.fileId, bytes);
  return begun.value.fileId;
};

let taken = 0;

/** A photo of something that is none of our sheets; no two are alike. */
async function photo(): Promise<Uint8Array> {
  const data = new Uint8ClampedArray(40 * 30 * 4).fill(255);
  taken += 1;
  for (let at = 0; at < 400; at += 1) data[at * 4 + (at % 3)] = (at * (taken + 3)) % 256;
  return encodeJpeg({ width: 40, height: 30, data }, 80);
}

/** A printed sheet as it comes out of a scanner: the same page in a file that is not the program's own. */
async function scanOfPrint(w: World): Promise<Uint8Array | null> {
  const target = { householdId: w.pick('household', 'closed_on IS NULL') };
  const printed = await w.call('document.print', { document: 'P02', target, year: YEAR, onlyReady: true });
  if (!printed.ok) return null;
  const pdf = await takeOutput(w.built, printed.value.outputId);
  return Buffer.concat([pdf, Buffer.from('\n% scanned\n')]);
}

async function take(w: World, bytes: Uint8Array | null): Promise<Result<unknown>> {
  const fileIds = [upload(w, '扫描.jpg', bytes ?? (await photo()))];
  return w.call('scan.take', { fileIds, source: w.any('chosen', 'dropped', 'folder') });
}

/** Paper that comes in: by its code, by hand, back again. */
export const scanActs = {
  'scan.take': { run: async (w) => take(w, await photo()) },
  'scan.take of a print': { run: async (w) => take(w, await scanOfPrint(w)) },
  'scan.file': {
    needs: ['scan.take'],
    run: (w) => {
      const householdId = w.pick('household', 'closed_on IS NULL');
      const documentId = w.pick('document');
      const pageIds = [w.pick('scan_page', "state IN ('waiting', 'aside')")];
      const to = w.any<'document' | 'place'>('document', 'place', 'place');
      return w.call('scan.file', {
        pageIds,
        to:
          to === 'place'
            ? { kind: 'place', householdId, title: '户口簿' }
            : { kind: 'document', documentId, firstPage: 1 },
      });
    },
  },
  'scan.replace': {
    run: async (w) => {
      const scan = await scanOfPrint(w);
      if (scan !== null) {
        await take(w, scan);
        await take(w, Buffer.concat([scan, Buffer.from('% again\n')]));
      }
      return w.call('scan.replace', { pageId: w.pick('scan_page', "state = 'twice'") });
    },
  },
  'scan.setAside': {
    needs: ['scan.take'],
    run: (w) => w.call('scan.setAside', { pageIds: [w.pick('scan_page', "state <> 'filed'")], ...REASON }),
  },
  'scan.reopen': {
    needs: ['scan.take of a print'],
    run: (w) => w.call('scan.reopen', { pageIds: [w.pick('scan_page', "state <> 'waiting'")] }),
  },
  'scan.turn': {
    needs: ['scan.take'],
    run: (w) => w.call('scan.turn', { pageIds: [w.pick('scan_page')], by: w.any(90, 180, 270) }),
  },
  'scan.crop': {
    needs: ['scan.take'],
    run: (w) => w.call('scan.crop', { pageId: w.pick('scan_page'), crop: w.any([10, 20, 500, 600], null) }),
  },
} as const satisfies Readonly<Record<string, Act>>;
