import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { useRemembered } from '../../../memory.ts';
import { useAnswer } from '../../../queries.ts';
import { Note } from '../../../ui/notes.tsx';
import { Candidates } from './candidates.tsx';
import { Items } from './items.tsx';
import { NumbersDialog } from './numbers-dialog.tsx';
import { VerifyNumbers } from './verify-numbers.tsx';
import { Volumes } from './volumes.tsx';

const VIEWS = [
  { value: 'candidates', label: '待归档' },
  { value: 'items', label: '归档文件' },
  { value: 'volumes', label: '案卷' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** Papers that are not filed yet, those that are, and the volumes in which they lie. */
export function FilingTab(): ReactNode {
  const [view, setView] = useRemembered<View>('filing.view', 'candidates');
  const [isAsked, setAsked] = useState(false);
  const choice = <Segmented<View> aria-label="归档" value={view} options={[...VIEWS]} onChange={setView} />;
  const more = (
    <>
      <Button onClick={() => setAsked(true)}>档号的组成</Button>
      <VerifyNumbers />
    </>
  );
  return (
    <>
      <NumbersNote onAsked={() => setAsked(true)} />
      {view === 'candidates' ? <Candidates choice={choice} /> : null}
      {view === 'items' ? <Items choice={choice} more={more} /> : null}
      {view === 'volumes' ? <Volumes choice={choice} /> : null}
      {isAsked ? <NumbersDialog onClose={() => setAsked(false)} /> : null}
    </>
  );
}

/** What numbers cannot be made of yet: said where papers are filed, with the way to put it right. */
function NumbersNote({ onAsked }: { onAsked: () => void }): ReactNode {
  const { year } = useArchive();
  const lacks = useAnswer('filing.settings', { year }).data?.lacks ?? [];
  if (lacks.length === 0) return null;
  return (
    <div className="filing-note">
      <Note tone="look">
        {lacks[0]}
        {lacks.length === 1 ? '' : `另有 ${lacks.length - 1} 处也没有填。`}{' '}
        <button type="button" className="link" onClick={onAsked}>
          看档号的组成
        </button>
      </Note>
    </div>
  );
}
