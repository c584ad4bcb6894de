import { Segmented, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { HouseholdPicker } from '../../../fields/household-picker.tsx';
import { useAnswer } from '../../../queries.ts';

/** One household or one village; null while none is chosen. */
export interface Whom {
  readonly isVillage: boolean;
  readonly household: { readonly id: number; readonly name: string } | null;
  readonly villageId: number | null;
}

export const nobody: Whom = { isVillage: false, household: null, villageId: null };

/** As the channels take it; null while nobody is chosen. */
export function whoseOf({
  isVillage,
  household,
  villageId,
}: Whom): { householdId: number } | { villageId: number } | null {
  if (isVillage) return villageId === null ? null : { villageId };
  return household === null ? null : { householdId: household.id };
}

interface HouseholdOrVillageProps {
  readonly value: Whom;
  readonly onChange: (whom: Whom) => void;
  /** What is done with them: 打包, 检测. */
  readonly word: string;
  readonly reason?: string | undefined;
}

export function HouseholdOrVillage({ value, onChange, word, reason }: HouseholdOrVillageProps): ReactNode {
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const id = useId();
  return (
    <div className="stack tight">
      <div className="line">
        <Segmented
          aria-label="一户或一个村"
          value={value.isVillage ? 'village' : 'household'}
          options={[
            { value: 'household', label: '一户' },
            { value: 'village', label: '一个村' },
          ]}
          onChange={(next) => onChange({ ...value, isVillage: next === 'village' })}
        />
        <span className="grow">
          {value.isVillage ? (
            <Select
              id={id}
              aria-label={`${word}的村`}
              style={{ width: '100%' }}
              placeholder="选村"
              showSearch={{ optionFilterProp: 'label' }}
              value={value.villageId}
              options={villages.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(villageId) => onChange({ ...value, villageId })}
            />
          ) : (
            <HouseholdPicker
              id={id}
              label={`${word}的户`}
              value={value.household}
              onChange={(household) => onChange({ ...value, household })}
            />
          )}
        </span>
      </div>
      {reason === undefined ? null : (
        <span className="wrong small" role="alert">
          {reason}
        </span>
      )}
    </div>
  );
}
