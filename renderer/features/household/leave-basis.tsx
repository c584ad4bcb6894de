import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { ActBasis, type Basis } from '../../fields/act-basis.tsx';
import { useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';

interface ReasonAndBasisProps {
  readonly word: '增加' | '减少';
  readonly year: number;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly basis: Basis;
  readonly onBasis: (basis: Basis) => void;
  readonly asked: boolean;
  readonly hint: string;
}

/** Why somebody came or left by nature, on which day, by which paper. */
export function ReasonAndBasis(props: ReasonAndBasisProps): ReactNode {
  const { word, year, reason, asked } = props;
  const label = `${word}原因`;
  return (
    <>
      <FormItem label={label} must reason={asked && reason === '' ? `请选择${label}` : undefined}>
        {(id) => (
          <Select
            id={id}
            aria-label={label}
            autoFocus
            value={reason === '' ? null : reason}
            options={codeItemsOf(word === '增加' ? 'increase_reason' : 'decrease_reason', year).map(
              (item) => ({
                value: item.code,
                label: item.label,
              }),
            )}
            onChange={props.onReason}
          />
        )}
      </FormItem>
      <ActBasis word={word} basis={props.basis} onBasis={props.onBasis} asked={asked} hint={props.hint} />
    </>
  );
}

interface RunningBenefitsProps {
  readonly householdId: number;
  /** Whose; null: of everybody in the household and of itself. */
  readonly memberId: number | null;
  readonly on: string | null;
  readonly ends: boolean;
  readonly onEnds: (ends: boolean) => void;
}

/** Benefits that run beyond the leaving, and whether they end with it. */
export function RunningBenefits({
  householdId,
  memberId,
  on,
  ends,
  onEnds,
}: RunningBenefitsProps): ReactNode {
  const ties = useAnswer('household.ties', { id: householdId }).data;
  const running = (ties?.benefits ?? []).filter((each) => memberId === null || each.memberId === memberId);
  if (running.length === 0) return null;
  return (
    <div className="stack tight">
      <Checkbox checked={ends} onChange={(event) => onEnds(event.target.checked)}>
        下列政策还在享受，{on === null ? '到减少日期' : `到 ${on} `}终止
      </Checkbox>
      <ul className="bullets" aria-label="还在享受的政策">
        {running.map((each) => (
          <li key={each.id}>
            {each.title}
            {each.startsOn === null ? null : <span className="quiet"> {each.startsOn} 起</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
