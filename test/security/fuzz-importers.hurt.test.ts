// Files that were good and are changed anywhere, through the handlers that a window calls.
import { expect, onTestFinished, test } from 'vitest';
import { dispatch } from '#backend/dispatch.ts';
import { appErrorSchema } from '#contract/app-error.ts';
import { verifyArchive } from '#db/verify.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { aCanary } from '#test/support/hostile/canary.ts';
import { importersFor, type Importer, type Seed, type Send } from '#test/support/hostile/importers.ts';
import { mutateBytes } from '#test/support/hostile/mutate-bytes.ts';
import { mutatePackage, partsOf } from '#test/support/hostile/mutate-package.ts';
import { HOSTILE_TEXTS, mutateJson, mutateTable } from '#test/support/hostile/mutate-text.ts';
import { times } from '#test/support/hurt.ts';
import { makeRandom, type Random } from '#test/support/township/random.ts';

/** HUDANG_INPUTS: so many instead, or just these (448,958) of a seed, to see one again. */
const wanted = process.env['HUDANG_INPUTS'] ?? String(times(60, 10_000));
const NUMBERS = wanted.includes(',') ? wanted.split(',').map(Number) : [...Array(Number(wanted)).keys()];
const INPUTS = NUMBERS.length;
/** Of the processor, in all threads: how busy the computer is otherwise does not count. A wait ends with the test. */
const HANG_MS = 5000;
const SEED = Number(process.env['HUDANG_SEED'] ?? 20_251_202);

/** As raw bytes, or as what the file is: a package, a table of text, JSON. */
function mutated({ name, bytes }: Seed, random: Random): Buffer {
  const isRaw = random.int(0, 3) === 0;
  if (!isRaw && /\.(?:xlsx|zip)$/.test(name)) return mutatePackage(partsOf(bytes), random);
  const text = () => Buffer.from(bytes).toString('utf8');
  if (!isRaw && name.endsWith('.csv') && !name.includes('gb18030'))
    return Buffer.from(mutateTable(text(), random));
  if (!isRaw && name.endsWith('.json')) return Buffer.from(mutateJson(text(), random));
  return mutateBytes(bytes, random);
}

const nameFor = ({ name }: Seed, random: Random): string =>
  random.int(0, 3) > 0 ? name : `${random.pick(HOSTILE_TEXTS)}${name}`.slice(0, 255);

test(
  `${INPUTS} changed files are answered with data, soon, and nothing is written beside the archive`,
  { timeout: 3_600_000 },
  async () => {
    const { around, inside } = aCanary();
    const built = await inside(() => anArchive());
    onTestFinished(() => built.close());
    const { id, idNumbers } = await aHousehold(built, {
      others: [{ name: '钱二', relation: '02' }],
      year: { year: 2025 },
    });
    const importers = await importersFor({ householdId: id, idNumber: idNumbers[0]! });
    const faults: string[] = [];
    const slow: string[] = [];
    const counts: Record<string, number> = {};
    const taken: Record<string, number> = {};
    const before = around();

    const feed = async (importer: Importer, number: number): Promise<void> => {
      const random = makeRandom(SEED + number);
      const seed = random.pick(importer.seeds);
      const bytes = mutated(seed, random);
      const where = `${importer.title} #${number} ${seed.name}`;
      const send: Send = async (channel, input) => {
        const began = process.cpuUsage();
        const answer = await dispatch(built.session, channel, input, (_, name, error) => {
          faults.push(`${where}: ${name} ${(error as Error).stack?.slice(0, 600) ?? String(error)}`);
        });
        const { user, system } = process.cpuUsage(began);
        const took = (user + system) / 1000;
        if (took > HANG_MS) slow.push(`${where}: ${channel} ${Math.round(took)} ms`);
        if (!answer.ok) expect(appErrorSchema.safeParse(answer.error).error).toBeUndefined();
        if (answer.ok && channel !== 'file.begin' && channel !== 'file.append')
          taken[importer.title] = (taken[importer.title] ?? 0) + 1;
        return answer;
      };
      counts[importer.title] = (counts[importer.title] ?? 0) + 1;
      const begun = await send('file.begin', { name: nameFor(seed, random), size: bytes.length });
      if (!begun.ok) return;
      const { fileId } = begun.value as { fileId: string };
      for (let at = 0; at < bytes.length; at += 1_000_000)
        await send('file.append', { fileId, base64: bytes.toString('base64', at, at + 1_000_000) });
      await importer.feed(send, { fileId, text: bytes.toString('utf8') }, random);
      await send('file.drop', { fileId });
    };

    for (const number of NUMBERS) {
      const importer = importers[number % importers.length];
      if (importer !== undefined) await feed(importer, number);
    }
    process.stdout.write(
      `changed files by importer: ${JSON.stringify(counts)}; calls that took one: ${JSON.stringify(taken)}\n`,
    );
    expect(faults).toEqual([]);
    expect(slow).toEqual([]);
    expect(around()).toEqual(before);
    expect(verifyArchive(built.session.archive!).problems).toEqual([]);
    // Not every file is turned away at the door: the changes reach what is behind it.
    expect(Object.keys(taken).length).toBeGreaterThan(INPUTS < importers.length ? 0 : importers.length - 3);
  },
);
