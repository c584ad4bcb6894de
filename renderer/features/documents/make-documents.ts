import type { Request } from '#contract/channels.ts';
import { call, ContractError, sentenceOf } from '../../client.ts';
import { isCancelling, reportProgress, runJob } from '../../jobs.ts';
import { readOutput } from '../../ui/read-output.ts';

export interface MadeDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Made {
  readonly files: readonly MadeDocument[];
  readonly papers: number;
  /** What was left out or left for the pen. */
  readonly missing: readonly string[];
}

type Wanted = Omit<Request<'document.print'>, 'job' | 'at'>;

/**
 * Makes and records the papers: one file of all, or a file for each of `each` papers. `use` gets them while the job
 * still runs.
 */
export async function makeDocuments(
  title: string,
  wanted: Wanted,
  { each, use }: { each: number | null; use: (made: readonly MadeDocument[], job: string) => Promise<void> },
): Promise<Made> {
  return runJob(`打印：${title}`, async (job) => {
    const files: MadeDocument[] = [];
    const missing: string[] = [];
    let papers = 0;
    const take = async (at?: number): Promise<void> => {
      const made = await call('document.print', { ...wanted, job, ...(at === undefined ? {} : { at }) });
      files.push({ name: made.name, bytes: await readOutput(made.outputId) });
      missing.push(...made.missing);
      papers += made.papers;
    };
    if (each === null) await take();
    else
      for (let at = 0; at < each; at += 1) {
        if (isCancelling(job)) throw new ContractError({ code: 'cancelled' });
        try {
          await take(at);
        } catch (thrown) {
          if (wanted.onlyReady !== true || !isRefusal(thrown)) throw thrown;
          missing.push(`未打印：${sentenceOf(thrown)}`);
        }
        reportProgress(job, '正在生成', at + 1, each);
      }
    await use(files, job);
    return { files, papers, missing };
  });
}

const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof ContractError && thrown.error.code === 'rule';
