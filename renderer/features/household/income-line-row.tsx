import { CloseOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, type InputRef, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { LineInput, LineView } from '#contract/statement.ts';
import { sentenceOf } from '../../client.ts';
import { type CodeOption, fit, namedOption } from '../../fields/code-match.ts';
import { moneyOf } from '../../ui/numbers.ts';
import { draftOfLine, isSame, type LineDraft, productOf, readLine } from './income-line-draft.ts';
import type { LineTitle } from '#domain/income/line-titles.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
}

interface LineRowProps {
  /** null: the row for the next one. */
  readonly line: LineView | null;
  readonly titles: readonly LineTitle[];
  readonly people: readonly Person[];
  readonly autoFocus: boolean;
  readonly onSave: (line: LineInput) => Promise<unknown>;
  readonly onRemove: (() => Promise<unknown>) | null;
  /** Enter was pressed and the line is saved. */
  readonly onNext: () => void;
  /** Escape, with nothing typed to take back. */
  readonly onClose: () => void;
}

const filter = {
  filterOption: (typed: string, option: CodeOption | undefined) =>
    option !== undefined && fit(option, typed) > 0,
  filterSort: (a: CodeOption, b: CodeOption, info: { searchValue: string }) =>
    fit(b, info.searchValue) - fit(a, info.searchValue),
};

/** One line as boxes in a row: saved by Enter, or when the cursor leaves the row. */
export function IncomeLineRow(props: LineRowProps): ReactNode {
  const { line, titles, people, autoFocus, onSave, onRemove, onNext, onClose } = props;
  const before = draftOfLine(line);
  const [seen, setSeen] = useState(before);
  const [draft, setDraft] = useState(before);
  const [reason, setReason] = useState<string | null>(null);
  const row = useRef<HTMLTableRowElement>(null);
  const quantityBox = useRef<InputRef>(null);
  const amountBox = useRef<InputRef>(null);
  const busy = useRef(false);
  const titleOptions = useMemo(() => titles.map(({ title }) => namedOption(title, title)), [titles]);
  const peopleOptions = useMemo(() => people.map(({ id, name }) => namedOption(String(id), name)), [people]);
  if (!isSame(seen, before)) {
    setSeen(before);
    setDraft(before);
  }
  const set = (part: Partial<LineDraft>): void => {
    setDraft({ ...draft, ...part });
    setReason(null);
  };
  const save = async (then?: () => void): Promise<void> => {
    if (busy.current) return;
    if (isSame(draft, before)) return then?.();
    const read = readLine(draft, line?.id);
    if ('reason' in read) return setReason(read.reason);
    busy.current = true;
    try {
      await onSave(read.line);
      then?.();
    } catch (thrown) {
      setReason(sentenceOf(thrown));
    } finally {
      busy.current = false;
    }
  };
  const escape = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isSame(draft, before)) return onClose();
    setDraft(before);
    setReason(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save(onNext);
    else if (event.key === 'Escape') escape(event);
  };
  const product = productOf(draft);
  const box = (key: 'quantity' | 'unit' | 'unitPrice' | 'note', label: string, className: string) => (
    <Input
      ref={key === 'quantity' ? quantityBox : undefined}
      className={className}
      variant="borderless"
      aria-label={label}
      value={draft[key]}
      onChange={(event) => set({ [key]: event.target.value })}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <>
      <tr
        ref={row}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) void save();
        }}
      >
        <td className="line-title">
          <AutoComplete
            aria-label={line === null ? '新明细的名称' : '明细名称'}
            variant="borderless"
            style={{ width: '100%' }}
            autoFocus={autoFocus}
            placeholder={line === null ? '名称或拼音首字母' : ''}
            value={draft.title}
            options={titleOptions}
            showSearch={filter}
            popupMatchSelectWidth={false}
            defaultActiveFirstOption
            onChange={(title: string) => set({ title })}
            onSelect={(title: string) => {
              const unit = titles.find((each) => each.title === title)?.unit ?? null;
              set({ title, unit: draft.unit === '' ? (unit ?? '') : draft.unit });
              setTimeout(() => (unit === null ? amountBox : quantityBox).current?.focus(), 0);
            }}
          />
        </td>
        <td>
          <Select
            aria-label="成员"
            variant="borderless"
            style={{ width: '100%' }}
            allowClear
            suffixIcon={null}
            showSearch={filter}
            popupMatchSelectWidth={false}
            placeholder="全家"
            value={draft.memberId === null ? null : String(draft.memberId)}
            options={peopleOptions}
            onChange={(id: string | null | undefined) =>
              set({ memberId: id === null || id === undefined ? null : Number(id) })
            }
          />
        </td>
        <td>{box('quantity', '数量', 'right')}</td>
        <td>{box('unit', '单位', '')}</td>
        <td>{box('unitPrice', '单价', 'right')}</td>
        <td>
          {product === null ? (
            <Input
              ref={amountBox}
              className="right"
              variant="borderless"
              aria-label="金额"
              value={draft.amount}
              onChange={(event) => set({ amount: event.target.value })}
              onFocus={(event) => event.target.select()}
              onKeyDown={onKeyDown}
            />
          ) : (
            <output className="value fixed right" aria-label="金额">
              {moneyOf(product)}
            </output>
          )}
        </td>
        <td>{box('note', '备注', '')}</td>
        <td className="line-remove">
          {onRemove === null ? null : (
            <Button
              type="text"
              size="small"
              tabIndex={-1}
              icon={<CloseOutlined aria-hidden />}
              aria-label={`删去明细 ${line?.title ?? ''}`}
              onClick={() => void onRemove().catch((thrown: unknown) => setReason(sentenceOf(thrown)))}
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
