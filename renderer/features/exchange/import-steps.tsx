import type { ReactNode } from 'react';

export type ImportStep = 0 | 1 | 2 | 3;

const STEPS = ['选文件', '认列', '核对差异', '结果'];

/** Where in the import the clerk is. */
export function ImportSteps({ now }: { now: ImportStep }): ReactNode {
  return (
    <ol className="import-steps" aria-label="导入步骤">
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index === now ? 'now' : index < now ? 'done' : ''}
          aria-current={index === now ? 'step' : undefined}
        >
          {index + 1} {step}
        </li>
      ))}
    </ol>
  );
}
