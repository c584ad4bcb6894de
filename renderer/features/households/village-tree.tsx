import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { countOf } from '../../ui/numbers.ts';
import type { Place } from './filter.ts';

type Villages = Output<'village.list'>;

interface VillageTreeProps {
  readonly data: Villages | undefined;
  readonly total: number;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

interface NodeProps {
  readonly name: string;
  readonly count: number;
  readonly here: boolean;
  readonly level: 1 | 2;
  readonly onChoose: () => void;
  readonly open?: boolean | undefined;
  readonly onToggle?: (() => void) | undefined;
}

function Node({ name, count, here, level, onChoose, open, onToggle }: NodeProps): ReactNode {
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-selected={here}
      aria-expanded={open}
      className={`node level-${level}${here ? ' here' : ''}`}
    >
      {onToggle === undefined ? (
        <span className="twig" />
      ) : (
        <button
          type="button"
          className="plain twig"
          aria-label={`${open ? '收起' : '展开'}${name}`}
          onClick={onToggle}
        >
          {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        </button>
      )}
      <button type="button" className="plain name" onClick={onChoose}>
        <span className="cut">{name}</span>
        <span className="faint">{countOf(count)}</span>
      </button>
    </li>
  );
}

/** 全部, each village with its groups, 未定村; with the number of households. */
export function VillageTree({ data, total, place, onPlace }: VillageTreeProps): ReactNode {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (id: number): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <ul className="tree" role="tree" aria-label="村和组">
      <Node
        name="全部"
        count={total}
        here={place.villageId === undefined && place.workingList === undefined}
        level={1}
        onChoose={() => onPlace({})}
      />
      {data?.villages.map((village) => {
        const isOpen = open.has(village.id);
        const inside = place.villageId === village.id;
        return [
          <Node
            key={village.id}
            name={village.name}
            count={village.households}
            here={inside && place.group === undefined}
            level={1}
            open={village.groups.length === 0 ? undefined : isOpen}
            onToggle={village.groups.length === 0 ? undefined : () => toggle(village.id)}
            onChoose={() => onPlace({ villageId: village.id })}
          />,
          ...(isOpen
            ? village.groups.map((group) => (
                <Node
                  key={`${village.id}-${group.name}`}
                  name={group.name}
                  count={group.households}
                  here={inside && place.group === group.name}
                  level={2}
                  onChoose={() => onPlace({ villageId: village.id, group: group.name })}
                />
              ))
            : []),
        ];
      })}
      {(data?.withoutVillage ?? 0) > 0 ? (
        <Node
          name="未定村"
          count={data?.withoutVillage ?? 0}
          here={place.villageId === null}
          level={1}
          onChoose={() => onPlace({ villageId: null })}
        />
      ) : null}
    </ul>
  );
}
