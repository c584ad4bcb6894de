import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ClueOutcome } from '#domain/clues/clue.ts';
import { CLUE_OUTCOMES } from '#domain/procedures/words.ts';
import type { Clue } from '#contract/clue.ts';
import { useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';

interface ClueOutcomeProps {
  readonly clues: readonly Clue[];
  readonly outcome: ClueOutcome | null;
  readonly note: string;
  readonly procedureId: number | null;
  readonly lacks: { readonly outcome?: boolean; readonly note?: boolean; readonly procedure?: boolean };
  readonly onOutcome: (outcome: ClueOutcome) => void;
  readonly onNote: (note: string) => void;
  readonly onProcedure: (id: number | null) => void;
}

/** What came of clues: a procedure that has the households, or the reason why there is none. */
export function OutcomeFields({
  clues,
  outcome,
  note,
  procedureId,
  lacks,
  ...on
}: ClueOutcomeProps): ReactNode {
  const villageId = clues[0]?.villageId ?? 0;
  const list = useAnswer('procedure.list', { villageId }, { enabled: outcome === 'procedure' });
  const isReasoned = outcome === 'no-risk' || outcome === 'other-help';
  return (
    <>
      <Radio.Group
        aria-label="处理结果"
        value={outcome}
        onChange={({ target }) => on.onOutcome(target.value as ClueOutcome)}
        options={Object.entries(CLUE_OUTCOMES).map(([value, label]) => ({ value, label }))}
      />
      {lacks.outcome ? (
        <span className="wrong small" role="alert">
          请选择处理结果
        </span>
      ) : null}
      {outcome === 'procedure' ? (
        <FormItem
          label="程序"
          must
          reason={lacks.procedure ? '请选择程序' : undefined}
          hint="还没有发起的，回到台账点“发起程序”：发起以后，这些户的线索自动办结。"
        >
          {(id) => (
            <Select
              id={id}
              aria-label="程序"
              placeholder="已经有这一户的程序"
              value={procedureId}
              onChange={on.onProcedure}
              options={(list.data?.procedures ?? [])
                .filter(({ status }) => status !== 'stopped')
                .map((each) => ({ value: each.id, label: `${each.title}（${each.openedOn} 发起）` }))}
            />
          )}
        </FormItem>
      ) : null}
      <FormItem
        label="理由和说明"
        must={isReasoned}
        reason={lacks.note ? '没有进入程序的，请写明理由' : undefined}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={200}
            value={note}
            onChange={(event) => on.onNote(event.target.value)}
          />
        )}
      </FormItem>
    </>
  );
}
