import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { asJob } from '../session.ts';
import { adjustTemplate, closeTemplate, openTemplate, readable } from '../template/conversation.ts';
import { fillTargets } from '../template/fill-targets.ts';
import { previewTemplate } from '../template/preview-template.ts';
import { rowKinds } from '../template/row-kinds.ts';
import { writeFilled } from '../template/write-filled.ts';

export const templateHandlers = {
  'template.open': async (session, input) => ok(await openTemplate(session, input)),
  'template.adjust': async (session, input) => ok(await adjustTemplate(session, input)),
  'template.close': (session, { templateId }) => {
    closeTemplate(session, templateId);
    return ok({});
  },
  'template.targets': () => ok({ targets: fillTargets(), rows: rowKinds() }),
  // A part that is damaged may be needed for the first time when it is filled.
  'template.preview': (session, input) =>
    asJob(session, input.job, (signal) =>
      readable(async () => ok(await previewTemplate(session, input, signal))),
    ),
  'template.fill': (session, input) =>
    asJob(session, input.job, (signal) => readable(() => writeFilled(session, input, signal))),
} satisfies Partial<Handlers>;
