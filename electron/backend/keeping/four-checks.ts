import { readAttachment } from '#db/attachment-files.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { asJob, openArchiveOf, type Session, today } from '../session.ts';
import { checkFour } from './check-four.ts';
import { subjectOf } from './subject.ts';

const HOLD_MS = 30;

/** 真实, 完整, 可用, 安全 of a household or a village, with reasons. */
export const fourChecks = (
  session: Session,
  wanted: Input<'keeping.fourChecks'>,
): Promise<Result<Output<'keeping.fourChecks'>>> =>
  asJob(session, wanted.job, async (signal) => {
    const archive = openArchiveOf(session);
    const { householdIds, words } = await subjectOf(session, wanted);
    let since = performance.now();
    const breathe = async (done: number, total: number): Promise<void> => {
      if (performance.now() - since < HOLD_MS) return;
      if (wanted.job !== undefined) session.progress({ job: wanted.job, stage: '检测', done, total });
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      since = performance.now();
    };
    const looking = {
      raw: archive.rawReading,
      today: today(session),
      readFile: (sha256: string) => readAttachment(archive, sha256),
    };
    const found = await checkFour(looking, { householdIds, villageId: wanted.villageId ?? null }, breathe);
    return ok({
      ...{ subject: words, households: householdIds.length, papers: found.papers, files: found.files },
      checks: found.checks.map(({ key, ok: isOk, looked, reasons }) => ({
        ...{ key, ok: isOk, looked: [...looked], reasons: [...reasons] },
      })),
    });
  });
