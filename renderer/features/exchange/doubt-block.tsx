import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ImportDoubt } from '#contract/import.ts';

type Decision = NonNullable<ImportDoubt['decision']>;

interface DoubtBlockProps {
  readonly doubt: ImportDoubt;
  readonly busy: boolean;
  /** Null takes a decision back. */
  readonly onDecide: (decision: Decision | null) => void;
}

const isSame = (decision: Decision | null, what: Decision['what'], id: number | null = null): boolean =>
  decision?.what === what && decision.id === id;

/** A row of which nobody is sure whom it means: what it says, beside everybody whom it may mean. */
export function DoubtBlock({ doubt, busy, onDecide }: DoubtBlockProps): ReactNode {
  const { decision } = doubt;
  const word = doubt.entity === 'household' ? '户' : '人';
  const labels = doubt.candidates[0]?.said.map(({ label }) => label) ?? doubt.said.map(({ label }) => label);
  const rows = [...new Set([...doubt.said.map(({ label }) => label), ...labels])];
  const pick = (what: Decision['what'], id: number | null = null): void =>
    onDecide(isSame(decision, what, id) ? null : { what, id });
  return (
    <section
      className={`doubt${decision === null ? '' : ' decided'}`}
      aria-label={`${doubt.file} 第 ${doubt.row} 行`}
    >
      <p className="line">
        <span className="strong">
          {doubt.file} 第 {doubt.row} 行
        </span>
        <span className="quiet">{doubt.reason}</span>
        <span className="spread" />
        <Button
          size="small"
          type={isSame(decision, 'new') ? 'primary' : 'default'}
          disabled={busy}
          onClick={() => pick('new')}
        >
          是新的{word}
        </Button>
        <Button
          size="small"
          type={isSame(decision, 'skip') ? 'primary' : 'default'}
          disabled={busy}
          onClick={() => pick('skip')}
        >
          不导入
        </Button>
      </p>
      <table className="sheet">
        <thead>
          <tr>
            <th />
            <th>表里写的</th>
            {doubt.candidates.map((candidate) => (
              <th key={candidate.id}>
                档案里的{candidate.title}{' '}
                <Button
                  size="small"
                  type={isSame(decision, 'same', candidate.id) ? 'primary' : 'default'}
                  disabled={busy}
                  onClick={() => pick('same', candidate.id)}
                >
                  就是这{word === '户' ? '户' : '个人'}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((label) => (
            <tr key={label}>
              <td className="quiet">{label}</td>
              <td>{doubt.said.find((each) => each.label === label)?.value ?? ''}</td>
              {doubt.candidates.map((candidate) => {
                const said = candidate.said.find((each) => each.label === label);
                return (
                  <td key={candidate.id} className={said?.same === false ? 'warn' : ''}>
                    {said?.value ?? ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
