import { CloseOutlined } from '@ant-design/icons';
import { type InputRef } from 'antd';
import { type FocusEvent, type ReactNode, useRef } from 'react';
import type { LineTitle } from '#domain/income/line-titles.ts';
import { Button } from '../../ui/button.tsx';
import { moneyOf } from '../../ui/numbers.ts';
import { type Person, PersonBox, TextBox, TitleBox } from './income-line-boxes.tsx';
import { productOf } from './income-line-draft.ts';
import { type LineActs, useLineDraft } from './use-line-draft.ts';

interface LineRowProps extends LineActs {
  readonly titles: readonly LineTitle[];
  readonly people: readonly Person[];
  readonly autoFocus: boolean;
}

/** One line as boxes in a row: saved by Enter, or when the cursor leaves the row. */
export function IncomeLineRow(props: LineRowProps): ReactNode {
  const { line, titles, people, autoFocus, onRemove } = props;
  const { draft, reason, set, save, onKeyDown, remove } = useLineDraft(props);
  const quantityBox = useRef<InputRef>(null);
  const amountBox = useRef<InputRef>(null);
  const product = productOf(draft);
  const text = { draft, onDraft: set, onKeyDown };
  const onBlur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) void save();
  };
  const onChosen = (isCounted: boolean): void => {
    setTimeout(() => (isCounted ? quantityBox : amountBox).current?.focus(), 0);
  };
  return (
    <>
      <tr onBlur={onBlur}>
        <td>
          <TitleBox isNew={line === null} {...{ draft, titles, autoFocus, onChosen }} onDraft={set} />
        </td>
        <td>
          <PersonBox people={people} chosen={draft.memberId} onChosen={(memberId) => set({ memberId })} />
        </td>
        <td>
          <TextBox name="quantity" label="数量" {...text} ref={quantityBox} />
        </td>
        <td>
          <TextBox name="unit" label="单位" {...text} />
        </td>
        <td>
          <TextBox name="unitPrice" label="单价" {...text} />
        </td>
        <td>
          {product === null ? (
            <TextBox name="amount" label="金额" {...text} ref={amountBox} />
          ) : (
            <output className="value fixed right" aria-label="金额">
              {moneyOf(product)}
            </output>
          )}
        </td>
        <td>
          <TextBox name="note" label="备注" {...text} />
        </td>
        <td className="line-remove">
          {onRemove === null ? null : (
            <Button
              may="write"
              type="text"
              size="small"
              tabIndex={-1}
              icon={<CloseOutlined aria-hidden />}
              aria-label={`删去明细 ${line?.title ?? ''}`}
              onClick={remove}
            />
          )}
        </td>
      </tr>
      {reason === null ? null : (
        <tr>
          <td colSpan={8}>
            <span className="wrong small" role="alert">
              {reason}
            </span>
          </td>
        </tr>
      )}
    </>
  );
}
