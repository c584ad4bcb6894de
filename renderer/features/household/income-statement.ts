import { useCallback, useRef } from 'react';
import type { Request } from '#contract/channels.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import type { IncomeItemName } from '#domain/income/statement.ts';
import type { LineInput, LineView, StatementTarget, StatementView } from '#contract/statement.ts';
import { queryClient, useAct } from '../../queries.ts';

const inputOf = ({ item: _, ...line }: LineView): LineInput => line;

export interface StatementActs {
  readonly saveValue: (key: string, value: FieldValue) => Promise<unknown>;
  readonly saveHeadCount: (headCount: number) => Promise<unknown>;
  /** Adds the line (without id) or puts it over the one of its id. */
  readonly saveLine: (item: IncomeItemName, line: LineInput) => Promise<unknown>;
  readonly removeLine: (item: IncomeItemName, id: number) => Promise<unknown>;
  /** Takes the lines of an item away; what they added up to stays. */
  readonly dropLines: (item: IncomeItemName) => Promise<unknown>;
}

/** The acts on one statement. Acts on lines wait for each other: each sends all lines of its item as they are then. */
export function useStatementActs(target: StatementTarget): StatementActs {
  const { mutateAsync } = useAct('statement.save');
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const change = useCallback(
    (item: IncomeItemName, next: (lines: readonly LineInput[]) => LineInput[]) => {
      const turn = queue.current.then(() => {
        const view = queryClient.getQueryData<StatementView>(['statement.get', target]);
        const own = (view?.lines ?? []).filter((line) => line.item === item).map(inputOf);
        return mutateAsync({ ...target, lines: { [item]: next(own) } });
      });
      queue.current = turn.catch(() => undefined);
      return turn;
    },
    [mutateAsync, target],
  );
  const save = (input: Partial<Request<'statement.save'>>): Promise<unknown> =>
    mutateAsync({ ...target, ...input });
  return {
    saveValue: (key, value) => save({ values: { [key]: value } }),
    saveHeadCount: (headCount) => save({ headCount }),
    saveLine: (item, line) =>
      change(item, (lines) =>
        line.id === undefined ? [...lines, line] : lines.map((each) => (each.id === line.id ? line : each)),
      ),
    removeLine: (item, id) => change(item, (lines) => lines.filter((line) => line.id !== id)),
    dropLines: (item) => save({ lines: { [item]: [] } }),
  };
}
