import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { addPhotos, Photos } from '../../fields/photos.tsx';
import { useAnswer } from '../../queries.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import type { Step } from './step-draft.ts';

interface StepPhotosProps {
  readonly page: ProcedurePage;
  readonly step: Step;
}

/** Photos of a step that is done, of the notice on the board above all: chosen as files, or pasted. */
export function StepPhotos({ page, step }: StepPhotosProps): ReactNode {
  const isDone = step.doneOn !== null;
  const owner = { procedureId: page.id, step: step.key };
  const answer = useAnswer('attachment.list', owner, { enabled: isDone });
  const [error, setError] = useState<unknown>(null);
  const add = (files: readonly File[]): void => {
    setError(null);
    addPhotos(owner, files).catch(setError);
  };
  usePastedFiles(isDone ? add : null);
  if (!isDone) return null;
  return (
    <div className="step-photos">
      <Photos
        title={step.noticeDays === null ? '照片' : '公示照片'}
        hint={step.noticeDays === null ? '可以粘贴' : '远景、近景各一张，可以粘贴'}
        photos={answer.data?.attachments ?? []}
        waiting={[]}
        onFiles={add}
      />
      <ErrorNote error={error ?? answer.error} />
    </div>
  );
}

/** Pictures from the clipboard, wherever the page has the focus but in a box. */
function usePastedFiles(onFiles: ((files: readonly File[]) => void) | null): void {
  const newest = useRef(onFiles);
  useEffect(() => {
    newest.current = onFiles;
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (newest.current === null || files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      newest.current(files);
    };
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
}
