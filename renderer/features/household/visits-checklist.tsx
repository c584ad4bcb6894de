import { Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RecordCheck } from '#contract/record.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { Button } from '../../ui/button.tsx';
import { LISTS, withCheck } from './visits-draft.ts';

interface VisitChecklistProps {
  readonly checks: readonly RecordCheck[];
  readonly onChecks: (checks: readonly RecordCheck[]) => void;
}

/** 八个一 and 九看, each item with its answer and a word on it. */
export function VisitChecklist({ checks, onChecks }: VisitChecklistProps): ReactNode {
  return (
    <div className="checklists">
      {LISTS.map(({ list, title, yes, no }) => {
        const items = codeItemsOf(list);
        const all = (): void =>
          onChecks(
            items.reduce<readonly RecordCheck[]>((now, { code }) => {
              const before = now.find(({ item }) => item === code);
              return before?.result == null
                ? withCheck(now, { item: code, result: 1, note: before?.note ?? null })
                : now;
            }, checks),
          );
        return (
          <section key={list} aria-label={title}>
            <div className="line">
              <h3>{title}</h3>
              <span className="spread" />
              <Button may="write" type="link" size="small" onClick={all}>
                其余都{yes}
              </Button>
            </div>
            <ul>
              {items.map(({ code, label }) => (
                <CheckLine
                  key={code}
                  {...{ label, yes, no }}
                  check={checks.find(({ item }) => item === code) ?? { item: code, result: null, note: null }}
                  onCheck={(next) => onChecks(withCheck(checks, next))}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface CheckLineProps {
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  readonly check: RecordCheck;
  readonly onCheck: (check: RecordCheck) => void;
}

function CheckLine({ label, yes, no, check, onCheck }: CheckLineProps): ReactNode {
  const [noting, setNoting] = useState(false);
  const isNoted = noting || check.result === 0 || check.note !== null;
  return (
    <li>
      <span>{label}</span>
      {isNoted ? (
        <span />
      ) : (
        <button
          type="button"
          className="link small faint"
          aria-label={`${label}写备注`}
          onClick={() => setNoting(true)}
        >
          备注
        </button>
      )}
      <Segmented
        size="small"
        aria-label={label}
        value={check.result === null ? '' : String(check.result)}
        options={[
          { value: '1', label: yes },
          { value: '0', label: no },
          { value: '', label: '未填' },
        ]}
        onChange={(next) => onCheck({ ...check, result: next === '' ? null : next === '1' ? 1 : 0 })}
      />
      {isNoted ? (
        <Input
          size="small"
          aria-label={`${label}备注`}
          autoFocus={noting}
          placeholder={check.result === 0 ? '写明情况' : ''}
          maxLength={200}
          value={check.note ?? ''}
          onChange={(event) =>
            onCheck({ ...check, note: event.target.value === '' ? null : event.target.value })
          }
        />
      ) : null}
    </li>
  );
}
