import { AutoComplete, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';

/** Where a household is; the group and the address as written, empty for none. */
export interface Place {
  readonly villageId: number | null;
  readonly group: string;
  readonly address: string;
}

interface ChoosePlaceProps {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly asked: boolean;
}

/** Village from the list, group from the village's or typed, address. */
export function ChoosePlace({ place, onPlace, asked }: ChoosePlaceProps): ReactNode {
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const groups = villages.find(({ id }) => id === place.villageId)?.groups ?? [];
  return (
    <>
      <FormItem label="村" must reason={asked && place.villageId === null ? '请选择村' : undefined}>
        {(id) => (
          <Select
            id={id}
            aria-label="村"
            value={place.villageId}
            options={villages.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(villageId: number) => onPlace({ ...place, villageId, group: '' })}
          />
        )}
      </FormItem>
      <FormItem label="组">
        {(id) => (
          <AutoComplete
            id={id}
            aria-label="组"
            value={place.group}
            options={groups.map(({ name }) => ({ value: name }))}
            onChange={(group: string) => onPlace({ ...place, group })}
          />
        )}
      </FormItem>
      <FormItem label="地址">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={place.address}
            onChange={(event) => onPlace({ ...place, address: event.target.value })}
          />
        )}
      </FormItem>
    </>
  );
}
