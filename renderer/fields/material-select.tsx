import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { PaperLine } from '#contract/paper.ts';
import { useAnswer } from '../queries.ts';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote } from '../ui/notes.tsx';

/** Whose papers: a household's or a village's; null where it is not said yet. */
export type MaterialOwner = { readonly householdId: number } | { readonly villageId: number } | null;

/** One of the papers that must be on file. */
export type Material = Pick<PaperLine, 'item' | 'title' | 'year' | 'procedureId'>;

interface MaterialSelectProps {
  readonly owner: MaterialOwner;
  /** The key of the checklist's entry, or a line of it. */
  readonly value: string | null;
  readonly onChange: (line: Material | null) => void;
}

/** Which of the papers that must be on file it is; those that are lacking come first. */
export function MaterialSelect({ owner, value, onChange }: MaterialSelectProps): ReactNode {
  const householdId = owner !== null && 'householdId' in owner ? owner.householdId : null;
  const villageId = owner !== null && 'villageId' in owner ? owner.villageId : null;
  const ofHousehold = useAnswer(
    'paper.household',
    { householdId: householdId ?? 1 },
    { enabled: householdId !== null, keep: true },
  );
  const ofVillage = useAnswer(
    'paper.own',
    { villageId: villageId ?? 1 },
    { enabled: villageId !== null, keep: true },
  );
  const lines = (householdId !== null ? ofHousehold : ofVillage).data?.lines ?? [];
  const shown = owner === null ? [] : lines;
  const chosen = shown.find((line) => keyOf(line) === value || line.item === value);
  return (
    <>
      <FormItem label="是哪样材料">
        {(id) => (
          <Select
            id={id}
            aria-label="是哪样材料"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            disabled={owner === null}
            placeholder="不在清单里的可以不选"
            value={chosen === undefined ? null : keyOf(chosen)}
            onChange={(key: string | undefined) =>
              onChange(shown.find((line) => keyOf(line) === key) ?? null)
            }
            options={optionsOf(shown)}
          />
        )}
      </FormItem>
      <ErrorNote error={ofHousehold.error ?? ofVillage.error} />
    </>
  );
}

/** What tells one line of the checklist from another. */
export const keyOf = ({ item, year, procedureId }: Material): string => [item, year, procedureId].join(' ');

const IN_HAND = new Set<PaperLine['state']>(['there', 'on-shelf', 'not-applicable']);

function optionsOf(lines: readonly PaperLine[]): { value: string; label: string }[] {
  const option = (line: PaperLine) => ({
    value: keyOf(line),
    label: [line.title, line.procedure ?? (line.year === null ? '' : `${line.year} 年`)]
      .filter((part) => part !== '')
      .join(' · '),
  });
  const lacking = lines.filter(({ state }) => !IN_HAND.has(state));
  const there = lines.filter(({ state }) => IN_HAND.has(state));
  return [...lacking.map(option), ...there.map(option)];
}
