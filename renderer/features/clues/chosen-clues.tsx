import type { ReactNode } from 'react';
import type { Clue } from '#contract/clue.ts';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/numbers.ts';
import { isIn } from './clue-words.ts';
import { StartFromClues } from './start-from-clues.tsx';
import { type ClueStep, STEP_WORDS } from './step-dialog.tsx';

/** What can be done with those that are chosen: each button for as many of them as are that far. */
export function ChosenClues({
  clues,
  onStep,
}: {
  clues: readonly Clue[];
  onStep: (step: ClueStep, clues: readonly Clue[]) => void;
}): ReactNode {
  const steps: readonly (readonly [ClueStep, readonly Clue[]])[] = [
    ['accept', isIn('found', clues)],
    ['feed-back', isIn('accepted', clues)],
    ['settle', [...isIn('accepted', clues), ...isIn('fed-back', clues)]],
  ];
  return (
    <>
      {steps.map(([step, those], at) =>
        those.length === 0 ? null : (
          <Button
            may="write"
            key={step}
            type={at === 0 ? 'primary' : 'default'}
            onClick={() => onStep(step, those)}
          >
            {STEP_WORDS[step]} {countOf(those.length)} 条
          </Button>
        ),
      )}
      <StartFromClues clues={clues} />
    </>
  );
}
