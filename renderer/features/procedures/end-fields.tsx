import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { FieldInput } from '../../fields/field-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import type { EntryDraft } from './candidate-draft.ts';

interface EndFieldsProps {
  readonly page: Pick<ProcedurePage, 'asks' | 'effect' | 'year'>;
  readonly draft: EntryDraft;
  readonly onDraft: (part: Partial<EntryDraft>) => void;
}

/** An exit ends as 1 已脱贫(享受政策) or 4 已脱贫(不再享受政策); the other codes are no exits. */
const EXITS: ReadonlySet<string> = new Set(['1', '4']);

const exitOptions = (year: number) =>
  codeItemsOf('exit_status', year)
    .filter(({ code }) => EXITS.has(code))
    .map(({ code, label }) => ({ value: code, label: `${code} ${label}` }));

const CAUSES_OF_POVERTY: Field = { ...fieldByKey('household.other_causes'), label: '致贫原因' };

/** A return names its causes of returning; a recognition those of poverty, the main one first. */
export const causeField = (effect: ProcedurePage['effect']): Field =>
  effect === 'return' ? fieldByKey('household.return_causes') : CAUSES_OF_POVERTY;

const MODE = fieldByKey('monitoring.elimination_mode');

export const asksForEnd = ({ mark, causes, mode, reason }: ProcedurePage['asks']): boolean =>
  mark || causes || mode || reason;

/** What the end of the procedure will write for the household. */
export function EndFields({ page: { asks, effect, year }, draft, onDraft }: EndFieldsProps): ReactNode {
  const causes = causeField(effect);
  return (
    <div className="form">
      {asks.mark ? (
        <FormItem label="标注类型">
          {(id) => (
            <Select
              id={id}
              aria-label="标注类型"
              allowClear
              placeholder="办结后标注成"
              style={{ width: '100%' }}
              value={draft.mark === '' ? null : draft.mark}
              options={exitOptions(year)}
              onChange={(mark: string | null | undefined) => onDraft({ mark: mark ?? '' })}
            />
          )}
        </FormItem>
      ) : null}
      {asks.causes ? (
        <FormItem label={causes.label} hint={effect === 'recognise' ? '先选的一项是主要致贫原因' : undefined}>
          {(id) => (
            <FieldInput
              id={id}
              field={causes}
              year={year}
              written={draft.causes}
              onWritten={(written) => onDraft({ causes: written })}
            />
          )}
        </FormItem>
      ) : null}
      {asks.mode ? (
        <FormItem label={MODE.label}>
          {(id) => (
            <FieldInput
              id={id}
              field={MODE}
              year={year}
              written={draft.mode}
              onWritten={(mode) => onDraft({ mode })}
            />
          )}
        </FormItem>
      ) : null}
      {asks.reason ? (
        <FormItem label={effect === 'clear' ? '清退原因' : '原因和说明'} wide>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={draft.reason}
              onChange={(event) => onDraft({ reason: event.target.value })}
            />
          )}
        </FormItem>
      ) : null}
    </div>
  );
}
