import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/notes.tsx';
import { WritableBy } from '../../../ui/offered.tsx';
import { type Described, describedOf, lacksOf } from './described.ts';
import { DescribedForm } from './described-form.tsx';
import type { Candidate } from './filing-words.ts';

interface CandidatePanelProps {
  readonly paper: Candidate;
  readonly draft: Described | undefined;
  readonly onDraft: (draft: Described) => void;
  readonly isBusy: boolean;
  readonly onFile: () => void;
}

/** How the paper under the cursor will stand in the list; worded anew here before it is filed. */
export function CandidatePanel({ paper, draft, onDraft, isBusy, onFile }: CandidatePanelProps): ReactNode {
  const shown = draft ?? describedOf(paper);
  return (
    <aside className="side right filing-side" aria-label="这一件">
      <h2>归档前先看一看</h2>
      {paper.atTownship ? <p className="quiet">这一份由乡镇保管。</p> : null}
      {paper.documentId !== null && paper.scans === 0 ? (
        <Note tone="look">签字件还没有收回。要归的是签过字的那份，建议先在“收件”收回扫描件。</Note>
      ) : null}
      {paper.again === null ? null : (
        <Note tone="look">同一份材料已归档为 {paper.again.code}，这是后来又打印的。</Note>
      )}
      <WritableBy may="write">
        <DescribedForm draft={shown} onDraft={onDraft} />
      </WritableBy>
      <div>
        <Button
          may="write"
          loading={isBusy}
          disabled={Object.keys(lacksOf(shown)).length > 0}
          onClick={onFile}
        >
          只归这一件
        </Button>
      </div>
    </aside>
  );
}
