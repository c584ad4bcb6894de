import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { Pictures } from '../../fields/pictures.tsx';
import type { Step } from './step-draft.ts';

interface StepPhotosProps {
  readonly page: ProcedurePage;
  readonly step: Step;
}

/** Photos of a step that is done, of the notice on the board above all: chosen as files, pasted, or photographed. */
export function StepPhotos({ page, step }: StepPhotosProps): ReactNode {
  if (step.doneOn === null) return null;
  const isNotice = step.noticeDays !== null;
  return (
    <div className="step-photos">
      <Pictures
        owner={{ procedureId: page.id, step: step.key }}
        title={isNotice ? '公示照片' : '照片和扫描件'}
        hint={isNotice ? '远景、近景各一张，可以粘贴' : '可以粘贴'}
        takesPaste
      />
    </div>
  );
}
