import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { go } from '../../route.ts';
import { FormItem } from '../../ui/form-item.tsx';

interface SurveyNoteProps {
  readonly note: string;
  readonly issues: Output<'campaign.household'>['issues'];
  readonly readOnly: boolean;
  readonly onNote: (note: string) => void;
}

/** What else there is to say, and what the campaign put into the ledger about the household. */
export function SurveyNote({ note, issues, readOnly, onNote }: SurveyNoteProps): ReactNode {
  return (
    <>
      <FormItem label="其他情况">
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            readOnly={readOnly}
            value={note}
            onChange={(event) => onNote(event.target.value)}
          />
        )}
      </FormItem>
      {issues.length === 0 ? null : (
        <section aria-label="这一户在问题台账里">
          <h3>问题台账</h3>
          <ul className="survey-issues">
            {issues.map(({ id, number, content, closedOn }) => (
              <li key={id}>
                <button type="button" className="link nowrap" onClick={() => go({ page: 'issues', id })}>
                  {number}
                </button>
                <span className="cut" title={content}>
                  {content}
                </span>
                <span className={`nowrap ${closedOn === null ? 'warn' : 'done'}`}>
                  {closedOn === null ? '未销号' : `${closedOn} 销号`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
