import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useRemembered } from '../../../memory.ts';
import { Disposals } from './disposals.tsx';
import { HandOvers } from './hand-overs.tsx';
import { Loans } from './loans.tsx';

const VIEWS = [
  { value: 'loans', label: '借阅' },
  { value: 'hand-overs', label: '移交' },
  { value: 'disposals', label: '销毁' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** What leaves the shelf: for some days, for good, and what may be destroyed. */
export function LendingTab(): ReactNode {
  const [view, setView] = useRemembered<View>('lending.view', 'loans');
  const choice = (
    <Segmented<View> aria-label="借阅移交" value={view} options={[...VIEWS]} onChange={setView} />
  );
  if (view === 'hand-overs') return <HandOvers choice={choice} />;
  if (view === 'disposals') return <Disposals choice={choice} />;
  return <Loans choice={choice} />;
}
