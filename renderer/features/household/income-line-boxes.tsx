import { AutoComplete, Input, type InputRef, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, type Ref, useMemo } from 'react';
import type { LineTitle } from '#domain/income/line-titles.ts';
import { type CodeOption, fit, namedOption } from '../../fields/code-match.ts';
import type { LineDraft } from './income-line-draft.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
}

const filter = {
  filterOption: (typed: string, option: CodeOption | undefined) =>
    option !== undefined && fit(option, typed) > 0,
  filterSort: (a: CodeOption, b: CodeOption, info: { searchValue: string }) =>
    fit(b, info.searchValue) - fit(a, info.searchValue),
};

interface TitleProps {
  readonly isNew: boolean;
  readonly draft: LineDraft;
  readonly titles: readonly LineTitle[];
  readonly autoFocus: boolean;
  readonly onDraft: (part: Partial<LineDraft>) => void;
  /** A usual title was chosen: the next box is the quantity where it is counted, else the amount. */
  readonly onChosen: (isCounted: boolean) => void;
}

/** The title: a usual one by pinyin initials, or any other. */
export function TitleBox({ isNew, draft, titles, autoFocus, onDraft, onChosen }: TitleProps): ReactNode {
  const options = useMemo(() => titles.map(({ title }) => namedOption(title, title)), [titles]);
  return (
    <AutoComplete
      aria-label={isNew ? '新明细的名称' : '明细名称'}
      variant="borderless"
      style={{ width: '100%' }}
      autoFocus={autoFocus}
      placeholder={isNew ? '名称或拼音首字母' : ''}
      value={draft.title}
      options={options}
      showSearch={filter}
      popupMatchSelectWidth={false}
      defaultActiveFirstOption
      onChange={(title: string) => onDraft({ title })}
      onSelect={(title: string) => {
        const unit = titles.find((each) => each.title === title)?.unit ?? null;
        onDraft({ title, unit: draft.unit === '' ? (unit ?? '') : draft.unit });
        onChosen(unit !== null);
      }}
    />
  );
}

interface PersonProps {
  readonly people: readonly Person[];
  readonly chosen: number | null;
  readonly onChosen: (id: number | null) => void;
}

/** Whose it is; nobody: the whole household's. */
export function PersonBox({ people, chosen, onChosen }: PersonProps): ReactNode {
  const options = useMemo(() => people.map(({ id, name }) => namedOption(String(id), name)), [people]);
  return (
    <Select
      aria-label="成员"
      variant="borderless"
      style={{ width: '100%' }}
      allowClear
      showSearch={filter}
      popupMatchSelectWidth={false}
      placeholder="全家"
      value={chosen === null ? null : String(chosen)}
      options={options}
      onChange={(id: string | null | undefined) =>
        onChosen(id === null || id === undefined ? null : Number(id))
      }
    />
  );
}

interface TextProps {
  readonly name: 'quantity' | 'unit' | 'unitPrice' | 'amount' | 'note';
  readonly label: string;
  readonly draft: LineDraft;
  readonly onDraft: (part: Partial<LineDraft>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly ref?: Ref<InputRef>;
}

export function TextBox({ name, label, draft, onDraft, onKeyDown, ref }: TextProps): ReactNode {
  return (
    <Input
      {...(ref === undefined ? {} : { ref })}
      className={name === 'unit' || name === 'note' ? '' : 'right'}
      variant="borderless"
      aria-label={label}
      value={draft[name]}
      onChange={(event) => onDraft({ [name]: event.target.value })}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
    />
  );
}
