import { type ReactNode, useState } from 'react';
import type { TemplateState } from '#contract/template.ts';
import { call, isCancelled, sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { sendFile } from '../../ui/send-file.ts';
import { ChooseTemplate } from './template-choose.tsx';
import { TemplateColumns } from './template-columns.tsx';
import { TemplateFill } from './template-fill.tsx';
import { TemplateHead } from './template-head.tsx';

export type TemplateChange = Omit<Parameters<typeof call<'template.adjust'>>[1], 'templateId'>;

/** Choose a blank table → what its columns are → whose rows → what does not fit → filled and saved. */
export function TemplateTab(): ReactNode {
  const [state, setState] = useState<TemplateState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (run: () => Promise<TemplateState | null>): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      setState(await run());
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const open = (file: File): Promise<void> =>
    attempt(() =>
      runJob('填模板：读空表', async (job) => call('template.open', { fileId: await sendFile(file, job) })),
    );
  const close = ({ templateId }: TemplateState): Promise<void> =>
    attempt(async () => {
      await call('template.close', { templateId });
      return null;
    });
  const change = ({ templateId }: TemplateState, what: TemplateChange): Promise<void> =>
    attempt(() => call('template.adjust', { templateId, ...what }));

  return (
    <div className="scroll exchange template">
      {error === null ? null : isCancelled(error) ? (
        <Note>{sentenceOf(error)}</Note>
      ) : (
        <ErrorNote error={error} />
      )}
      {state === null ? (
        <ChooseTemplate busy={busy} onFile={(file) => void open(file)} />
      ) : (
        <>
          <TemplateHead
            state={state}
            onChange={(what) => void change(state, what)}
            onClose={() => void close(state)}
          />
          {state.header === null ? null : (
            <>
              <TemplateColumns
                state={state}
                onTarget={(index, target) => void change(state, { columns: [{ index, target }] })}
              />
              <TemplateFill state={state} waits={busy} onOf={(of) => void change(state, { of })} />
            </>
          )}
        </>
      )}
    </div>
  );
}
