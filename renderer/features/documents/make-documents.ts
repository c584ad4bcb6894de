import type { DocumentTarget } from '#contract/document.ts';
import { call, ContractError } from '../../client.ts';
import { isCancelling, reportProgress, runJob } from '../../jobs.ts';
import { readOutput } from '../../ui/read-output.ts';

interface MakeOptions {
  readonly document: string;
  readonly title: string;
  readonly targets: readonly DocumentTarget[];
  readonly year: number;
  readonly paper: 'A4' | 'A3';
}

export interface MadeDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Makes the document for each target and records each as printed; `use` gets them all while the job still runs. */
export async function makeDocuments(
  options: MakeOptions,
  use: (made: readonly MadeDocument[], onPage: (done: number, total: number) => void) => Promise<void>,
): Promise<number> {
  const { document, title, targets, year, paper } = options;
  return runJob(`打印：${title}`, async (job) => {
    const made: MadeDocument[] = [];
    for (const target of targets) {
      if (isCancelling(job)) throw new ContractError({ code: 'cancelled' });
      const { name, outputId } = await call('document.print', { document, target, year, paper });
      made.push({ name, bytes: await readOutput(outputId) });
      reportProgress(job, '正在生成', made.length, targets.length);
    }
    await use(made, (done, total) => reportProgress(job, '正在准备打印页', done, total));
    return made.length;
  });
}
