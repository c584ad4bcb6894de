import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { type Asks, type Ballot, type EntryDraft, votesTogether } from './candidate-draft.ts';

interface VisitFieldsProps {
  readonly asks: Asks;
  readonly draft: EntryDraft;
  readonly onDraft: (part: Partial<EntryDraft>) => void;
  /** Whether each household's head signed; only where several households are entered at once. */
  readonly signedByHead?: { readonly value: boolean; readonly onChange: (value: boolean) => void };
}

/** Day and signer of the consent, day and people of the visit. */
export function VisitFields({ asks, draft, onDraft, signedByHead }: VisitFieldsProps): ReactNode {
  const { archive } = useArchive();
  const day = (key: 'consentOn' | 'visitedOn', label: string): ReactNode => (
    <FormItem label={label}>
      {(id) => (
        <DayInput
          id={id}
          label={label}
          value={draft[key]}
          max={archive.today}
          onChange={(on) => onDraft({ [key]: on })}
        />
      )}
    </FormItem>
  );
  return (
    <div className="form">
      {asks.consent ? day('consentOn', '授权日期') : null}
      {asks.consent ? (
        <FormItem label="签字人">
          {(id) => (
            <span className="line">
              <Input
                id={id}
                maxLength={20}
                disabled={signedByHead?.value ?? false}
                value={signedByHead?.value === true ? '' : draft.consentSigner}
                onChange={(event) => onDraft({ consentSigner: event.target.value })}
              />
              {signedByHead === undefined ? null : (
                <Checkbox
                  className="nowrap"
                  checked={signedByHead.value}
                  onChange={(event) => signedByHead.onChange(event.target.checked)}
                >
                  各户户主
                </Checkbox>
              )}
            </span>
          )}
        </FormItem>
      ) : null}
      {asks.visit ? day('visitedOn', '入户日期') : null}
      {asks.visit ? (
        <FormItem label="入户人" hint="至少 2 人，输入姓名后按 Enter">
          {(id) => (
            <Select
              id={id}
              aria-label="入户人"
              mode="tags"
              open={false}
              suffix={null}
              style={{ width: '100%' }}
              tokenSeparators={['、', '，', ',', ' ']}
              value={[...draft.investigators]}
              onChange={(investigators: string[]) => onDraft({ investigators })}
            />
          )}
        </FormItem>
      ) : null}
    </div>
  );
}

const VOTES = [
  { key: 'votesFor', label: '同意票' },
  { key: 'votesAgainst', label: '反对票' },
  { key: 'votesAbstain', label: '弃权票' },
  { key: 'votesRecused', label: '回避' },
] as const;

interface BallotFieldsProps {
  readonly ballot: Ballot;
  /** Who came to the meeting, once that is recorded. */
  readonly present: number | null;
  readonly onBallot: (ballot: Ballot) => void;
}

/** The votes of one meeting on a household, with what they add up to. */
export function BallotFields({ ballot, present, onBallot }: BallotFieldsProps): ReactNode {
  const sum = votesTogether(ballot);
  const isOff = sum !== null && present !== null && sum !== present;
  return (
    <div className="stack tight">
      <div className="form of-four">
        {VOTES.map(({ key, label }) => (
          <FormItem key={key} label={label}>
            {(id) => (
              <InputNumber
                id={id}
                aria-label={label}
                min={0}
                precision={0}
                suffix={key === 'votesRecused' ? '人' : '票'}
                style={{ width: '100%' }}
                value={ballot[key]}
                onChange={(count) => onBallot({ ...ballot, [key]: count })}
              />
            )}
          </FormItem>
        ))}
      </div>
      {sum === null ? null : (
        <p className={`small ${isOff ? 'wrong' : 'quiet'}`}>
          合计 {sum}
          {present === null ? '，应等于实到人数' : isOff ? `，与实到 ${present} 人不符` : `，与实到人数相符`}
        </p>
      )}
    </div>
  );
}
