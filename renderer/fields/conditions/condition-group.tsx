import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { FilterGroup } from '#domain/lists/filter.ts';
import { blankCondition, blankGroup, type DraftGroup, isDraftGroup } from './condition-draft.ts';
import { ConditionRow } from './condition-row.tsx';
import type { FieldSection } from './field-choice.tsx';

interface ConditionGroupProps {
  readonly group: DraftGroup;
  readonly sections: readonly FieldSection[];
  readonly year: number;
  readonly reasons: ReadonlyMap<number, string>;
  readonly onGroup: (group: DraftGroup) => void;
  /** The group inside another: it can be taken away, and has no group of its own. */
  readonly onRemove?: () => void;
  readonly autoFocus?: boolean;
  /** A field may be compared with another one. */
  readonly isComparing?: boolean;
}

/** Conditions that all or any of which must hold; a group may stand inside the outermost. */
export function ConditionGroup(props: ConditionGroupProps): ReactNode {
  const { group, onGroup, onRemove } = props;
  const put = (at: number, node: DraftGroup['of'][number] | null): void =>
    onGroup({
      ...group,
      of: group.of.flatMap((each, index) => (index !== at ? [each] : node === null ? [] : [node])),
    });
  const newest = group.of.at(-1)?.id;
  return (
    <div className={`conditions${onRemove === undefined ? '' : ' inner'}`}>
      <div className="line">
        <span className="quiet">符合下面</span>
        <Segmented<FilterGroup['join']>
          size="small"
          aria-label="条件之间"
          value={group.join}
          options={[
            { value: 'and', label: '全部条件（且）' },
            { value: 'or', label: '任一条件（或）' },
          ]}
          onChange={(join) => onGroup({ ...group, join })}
        />
        <span className="spread" />
        {onRemove === undefined ? null : (
          <Button type="link" size="small" onClick={onRemove}>
            去掉这一组
          </Button>
        )}
      </div>
      {group.of.map((node, at) =>
        isDraftGroup(node) ? (
          <ConditionGroup
            key={node.id}
            {...props}
            group={node}
            onGroup={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ) : (
          <ConditionRow
            key={node.id}
            condition={node}
            sections={props.sections}
            year={props.year}
            reason={props.reasons.get(node.id)}
            isComparing={props.isComparing ?? false}
            autoFocus={(props.autoFocus ?? false) && node.id === newest && node.field === ''}
            onCondition={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ),
      )}
      <div className="line">
        <Button size="small" onClick={() => onGroup({ ...group, of: [...group.of, blankCondition()] })}>
          加一个条件
        </Button>
        {onRemove === undefined ? (
          <Button
            size="small"
            onClick={() =>
              onGroup({ ...group, of: [...group.of, blankGroup(group.join === 'and' ? 'or' : 'and')] })
            }
          >
            加一组条件
          </Button>
        ) : null}
      </div>
    </div>
  );
}
