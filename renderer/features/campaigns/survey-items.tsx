import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import type { CampaignItem } from '#contract/campaign.ts';
import { movedCursor } from '../../ui/row-cursor.ts';
import { type ItemDraft, itemOf, type SurveyDraft, withItem, withRestSound } from './survey-draft.ts';

interface SurveyItemsProps {
  readonly items: readonly CampaignItem[];
  readonly draft: SurveyDraft;
  readonly cursor: number;
  readonly readOnly: boolean;
  readonly box: RefObject<HTMLUListElement | null>;
  readonly onDraft: (draft: SurveyDraft) => void;
  readonly onCursor: (at: number) => void;
}

/** The items of the sheet: ↑↓ goes along, 1 正常 and on to the next, 2 有问题 and into its words, A the rest 正常. */
export function SurveyItems(props: SurveyItemsProps): ReactNode {
  const { items, draft, cursor, readOnly, box, onDraft, onCursor } = props;
  const moveTo = (at: number): void => {
    onCursor(at);
    box.current?.focus();
  };
  const mark = (at: number, sound: boolean): void => {
    const item = items[at];
    if (item === undefined || readOnly) return;
    onDraft(withItem(draft, item.key, { sound }));
    if (sound) moveTo(Math.min(at + 1, items.length - 1));
    else onCursor(at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const isWriting = event.target instanceof HTMLInputElement;
    const isLeaving = isWriting && event.key === 'Enter';
    const next = movedCursor(isLeaving ? 'ArrowDown' : event.key, cursor, items.length, items.length);
    if (next !== null && !(isWriting && (event.key === 'Home' || event.key === 'End'))) moveTo(next);
    else if (isWriting) return;
    else if (event.key === '1' || event.key === '2') mark(cursor, event.key === '1');
    else if (event.key.toLowerCase() === 'a' && !readOnly) onDraft(withRestSound(draft));
    else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={box}
      className="survey-items"
      role="listbox"
      tabIndex={0}
      aria-label="排查事项"
      aria-activedescendant={`survey-${items[cursor]?.key ?? ''}`}
      onKeyDown={onKeyDown}
    >
      {items.map((item, at) => (
        <SurveyItem
          key={item.key}
          item={item}
          value={itemOf(draft, item.key)}
          here={at === cursor}
          readOnly={readOnly}
          onMark={(sound) => mark(at, sound)}
          onNote={(note) => onDraft(withItem(draft, item.key, { note }))}
          onPoint={() => onCursor(at)}
        />
      ))}
    </ul>
  );
}

interface SurveyItemProps {
  readonly item: CampaignItem;
  readonly value: ItemDraft;
  readonly here: boolean;
  readonly readOnly: boolean;
  readonly onMark: (sound: boolean) => void;
  readonly onNote: (note: string) => void;
  readonly onPoint: () => void;
}

function SurveyItem({ item, value, here, readOnly, onMark, onNote, onPoint }: SurveyItemProps): ReactNode {
  // Words come next when it is marked; not for what is only looked at again.
  const [wasUnsound] = useState(value.sound === false);
  const answer = (sound: boolean, word: string): ReactNode => (
    <button
      type="button"
      tabIndex={-1}
      className={`answer ${sound ? 'sound' : 'unsound'}`}
      aria-label={`${item.text} ${word}`}
      aria-pressed={value.sound === sound}
      disabled={readOnly}
      onClick={() => onMark(sound)}
    >
      {word}
    </button>
  );
  return (
    <li
      id={`survey-${item.key}`}
      role="option"
      aria-selected={here}
      className={here ? 'here' : undefined}
      onFocus={onPoint}
    >
      <span>{item.text}</span>
      <span className="answers">
        {answer(true, '正常')}
        {answer(false, '有问题')}
      </span>
      {value.sound === false ? (
        <Input
          aria-label={`${item.text} 问题`}
          autoFocus={!wasUnsound}
          readOnly={readOnly}
          placeholder="写明是什么问题，记入问题台账"
          maxLength={200}
          value={value.note}
          onChange={(event) => onNote(event.target.value)}
        />
      ) : null}
    </li>
  );
}
