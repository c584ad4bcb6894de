import { App } from 'antd';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import type { FieldValues } from '#contract/common.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { sentenceOf } from '../client.ts';
import { EditableField, type Step } from './editable-field.tsx';
import type { FieldGroup } from './field-group.ts';
import { FieldHistory, type FieldOwner, useToldField } from './field-history.tsx';
import { usePast } from '../past.ts';
import { masked } from './shown.ts';
import type { Cover } from './uncover.ts';
import { useEditing } from './use-editing.ts';

interface FieldGridProps {
  readonly groups: readonly FieldGroup[];
  readonly values: FieldValues;
  readonly year: number;
  readonly onSave: (key: string, value: FieldValue) => Promise<unknown>;
  readonly isReadOnly?: (field: Field) => boolean;
  readonly focusKey?: string | undefined;
  /** Numbers that are masked until somebody goes into them. */
  readonly cover?: Cover;
  readonly columns?: 1 | 2 | 3;
  /** Whose they are; then each has its history, by the clock or Alt+H. */
  readonly owner?: FieldOwner;
}

/** Whoever goes into a covered number uncovers it; what cannot be written down is not shown. */
function useUncovering(cover: Cover | undefined, editing: string | null): void {
  const { message } = App.useApp();
  const begin = useEffectEvent((key: string): void => {
    if (cover?.isCovered(key) !== true) return;
    cover.uncover(key).catch((thrown: unknown) => message.error(sentenceOf(thrown)));
  });
  useEffect(() => {
    if (editing !== null) begin(editing);
  }, [editing]);
}

/** Groups of fields as label and value, edited in place; Tab walks through them. */
export function FieldGrid(props: FieldGridProps): ReactNode {
  const { groups, values, year, focusKey } = props;
  const [editing, setEditing] = useEditing(focusKey);
  const owner = usePast() === null ? props.owner : undefined;
  const covered = (key: string): boolean => props.cover?.isCovered(key) ?? false;
  useUncovering(props.cover, editing);
  const [told, setTold] = useToldField(owner !== undefined);
  const walk = groups
    .flatMap((group) => group.fields)
    .filter((field) => !(props.isReadOnly?.(field) ?? false))
    .map((field) => field.key as string);
  const end = (key: string, step: Step): void => {
    const index = walk.indexOf(key);
    if (step === 'stay' || index < 0) setEditing(null);
    else setEditing(walk[index + (step === 'next' ? 1 : -1)] ?? null);
  };
  return (
    <>
      {groups.map((group) => (
        <section key={group.title} className="fields" aria-label={group.title}>
          <h3>{group.title}</h3>
          <dl style={{ gridTemplateColumns: `repeat(${props.columns ?? 2}, minmax(0, 1fr))` }}>
            {group.fields.map((field) => (
              <div key={field.key} className="field" data-field={field.key}>
                <dt title={field.rule ?? field.label}>
                  {field.label}
                  {owner === undefined ? null : (
                    <FieldHistory
                      {...{ field, owner, year }}
                      open={told === field.key}
                      onOpen={(open) => setTold(open ? field.key : null)}
                    />
                  )}
                </dt>
                <dd>
                  <EditableField
                    field={field}
                    value={values[field.key]}
                    year={year}
                    editing={editing === field.key && !covered(field.key)}
                    marked={focusKey === field.key}
                    readOnly={props.isReadOnly?.(field) ?? false}
                    onEdit={() => setEditing(field.key)}
                    onEnd={(step) => end(field.key, step)}
                    onSave={(value) => props.onSave(field.key, value)}
                    {...(covered(field.key) ? { showValue: (text: string) => masked(field.key, text) } : {})}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
