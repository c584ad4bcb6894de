import { Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { HouseholdPicker } from '../../../fields/household-picker.tsx';
import { keyOf, type Material, MaterialSelect } from '../../../fields/material-select.tsx';
import { VillageFilter } from '../../../fields/village-filter.tsx';
import { useAct } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';

interface FilePlaceProps {
  readonly pageIds: readonly number[];
  readonly onDone: () => void;
}

type Whose = 'household' | 'village';

/** The pages are a paper that was not printed here: whose it is, and which of the papers that must be on file. */
export function FilePlace({ pageIds, onDone }: FilePlaceProps): ReactNode {
  const act = useAct('scan.file');
  const [whose, setWhose] = useState<Whose>('household');
  const [household, setHousehold] = useState<{ id: number; name: string } | null>(null);
  const [villageId, setVillage] = useState<number | null>(null);
  const [line, setLine] = useState<Material | null>(null);
  const [title, setTitle] = useState('');
  const isHousehold = whose === 'household';
  const ownerId = isHousehold ? (household?.id ?? null) : villageId;
  const owner = ownerId === null ? null : isHousehold ? { householdId: ownerId } : { villageId: ownerId };
  const words = title.trim() === '' ? null : title.trim();
  const file = (): void => {
    if (owner === null) return;
    const procedureId = line?.procedureId ?? null;
    const procedure = procedureId === null ? {} : { procedureId };
    act.mutate(
      {
        pageIds: [...pageIds],
        to: { kind: 'place', ...owner, ...procedure, item: line?.item ?? null, title: words },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <div className="stack">
      <Segmented<Whose>
        aria-label="谁的材料"
        value={whose}
        options={[
          { value: 'household', label: '户的材料' },
          { value: 'village', label: '村的材料' },
        ]}
        onChange={(next) => {
          setWhose(next);
          setLine(null);
        }}
      />
      {isHousehold ? (
        <HouseholdPicker
          label="哪一户"
          value={household}
          onChange={(next) => {
            setHousehold(next);
            setLine(null);
          }}
        />
      ) : (
        <VillageFilter
          width={264}
          value={villageId}
          onVillage={(next) => {
            setVillage(next ?? null);
            setLine(null);
          }}
        />
      )}
      <MaterialSelect owner={owner} value={line === null ? null : keyOf(line)} onChange={setLine} />
      <FormItem label="名称">
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            placeholder={line?.title ?? '如：2016 年危房改造协议'}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </FormItem>
      <ErrorNote error={act.error} />
      <div className="line">
        <span className="spread" />
        <Button
          may="write"
          type="primary"
          disabled={owner === null || (line === null && words === null)}
          loading={act.isPending}
          onClick={file}
        >
          归位
        </Button>
      </div>
    </div>
  );
}
