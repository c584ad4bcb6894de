import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../archive-context.ts';
import { DayInput } from '../ui/day-input.tsx';
import { FormItem } from '../ui/form-item.tsx';

/** The day on which something took effect, and the paper that proves it. */
export interface Basis {
  readonly on: string | null;
  readonly proof: string;
}

export const isComplete = ({ on, proof }: Basis): boolean => on !== null && proof.trim() !== '';

interface ActBasisProps {
  /** 分户, 迁移 …: what the day is the day of. */
  readonly word: string;
  readonly basis: Basis;
  readonly onBasis: (basis: Basis) => void;
  readonly asked: boolean;
  readonly hint: string;
}

export function ActBasis({ word, basis, onBasis, asked, hint }: ActBasisProps): ReactNode {
  const { archive } = useArchive();
  const label = `${word}日期`;
  return (
    <>
      <FormItem label={label} must reason={asked && basis.on === null ? `请填写${label}` : undefined}>
        {(id) => (
          <DayInput
            id={id}
            label={label}
            value={basis.on}
            max={archive.today}
            onChange={(on) => onBasis({ ...basis, on })}
          />
        )}
      </FormItem>
      <FormItem
        label="证明材料"
        must
        hint={hint}
        reason={asked && basis.proof.trim() === '' ? '请填写证明材料' : undefined}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={basis.proof}
            onChange={(event) => onBasis({ ...basis, proof: event.target.value })}
          />
        )}
      </FormItem>
    </>
  );
}
