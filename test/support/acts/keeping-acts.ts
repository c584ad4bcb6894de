import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { type Act, REASON } from './act.ts';

/** Numbers of persons of another archive, so that nobody in it is somebody of the world. */
const FAR = 400;

let made: Promise<Buffer> | null = null;

/** The package of a household of another archive, made once. */
const aPackage = (): Promise<Buffer> => (made ??= packed());

async function packed(): Promise<Buffer> {
  const built = await anArchive();
  try {
    for (let n = 0; n < FAR; n += 1) built.nextNumber();
    const { id } = await aHousehold(built, {
      ...{ no: '91', head: '周九', others: [{ name: '吴十', relation: '02' }] },
      ...{ year: { year: 2025 }, income: { year: 2025, wage_income: 8000 }, spell: { category: '1' } },
    });
    const { outputId } = await built.must('keeping.package', { householdId: id, reason: '移交' });
    return Buffer.from(await takeOutput(built, outputId));
  } finally {
    await built.close();
  }
}

/** What comes in from elsewhere for good. */
export const keepingActs = {
  'keeping.bring': {
    run: async (w) => {
      const [fileId = ''] = await uploadFiles(w.built, [{ name: '包.zip', bytes: await aPackage() }]);
      return w.call('keeping.bring', { fileId, ...REASON });
    },
  },
  'keeping.bringPath': {
    run: async (w) => {
      const path = join(w.built.session.archive?.folder ?? '', '..', '包.zip');
      writeFileSync(path, await aPackage());
      return w.call('keeping.bringPath', { path, ...REASON });
    },
  },
} as const satisfies Record<string, Act>;
