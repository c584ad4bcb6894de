import { Drawer, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Clue } from '#contract/clue.ts';
import { useArchive } from '../../archive-context.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { ClueCourse } from './clue-course.tsx';
import { correctionOf, type Correction, draftOfClue } from './clue-correction.ts';
import { channelOptions, clueName } from './clue-words.ts';
import { type ClueStep, STEP_WORDS } from './step-dialog.tsx';

interface ClueDrawerProps {
  readonly clue: Clue;
  readonly onClose: () => void;
  readonly onStep: (step: ClueStep) => void;
}

/** What comes next for a clue of each state. */
const NEXT = { found: 'accept', accepted: 'feed-back', 'fed-back': 'settle', settled: null } as const;

/** One clue: how far it is, and everything that was written down, to be put right. */
export function ClueDrawer({ clue, onClose, onStep }: ClueDrawerProps): ReactNode {
  const { archive, year } = useArchive();
  const act = useAct('clue.update');
  const [draft, setDraft] = useState<Correction>(() => draftOfClue(clue));
  const set = (part: Partial<Correction>): void => setDraft({ ...draft, ...part });
  const changes = correctionOf(draft, clue);
  const next = NEXT[clue.state];
  const day = (key: 'foundOn' | 'acceptedOn' | 'fedBackOn', label: string): ReactNode => (
    <FormItem label={label}>
      {(id) => (
        <DayInput
          id={id}
          label={label}
          value={draft[key]}
          max={archive.today}
          onChange={(value) => set({ [key]: value })}
        />
      )}
    </FormItem>
  );
  const text = (key: 'acceptedBy' | 'reporter' | 'reporterPhone', label: string, most: number): ReactNode => (
    <FormItem label={label}>
      {(id) => (
        <Input
          id={id}
          value={draft[key]}
          maxLength={most}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </FormItem>
  );
  const area = (key: 'content' | 'note', label: string, most: number): ReactNode => (
    <FormItem wide label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: key === 'content' ? 3 : 1, maxRows: 8 }}
          value={draft[key]}
          maxLength={most}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </FormItem>
  );
  return (
    <Drawer
      open
      size={520}
      mask={false}
      title={<Title clue={clue} />}
      onClose={onClose}
      footer={
        <div className="line">
          {clue.state === 'accepted' ? (
            <Button may="write" onClick={() => onStep('settle')}>
              {STEP_WORDS.settle}
            </Button>
          ) : null}
          <span className="spread" />
          <Button
            may="write"
            disabled={changes === null}
            loading={act.isPending}
            onClick={() =>
              changes !== null && act.mutate({ id: clue.id, ...changes }, { onSuccess: onClose })
            }
          >
            保存更正
          </Button>
          {next === null ? null : (
            <Button may="write" type="primary" disabled={changes !== null} onClick={() => onStep(next)}>
              {STEP_WORDS[next]}
            </Button>
          )}
        </div>
      }
    >
      <div className="stack clue">
        <ErrorNote error={act.error} />
        <ClueCourse clue={clue} />
        <div className="form">
          {clue.householdId === null ? (
            <FormItem
              wide
              label="户"
              hint={`${clue.who ?? ''}还不在档案里；录入以后在这里选上，才能发起程序`}
            >
              {(id) => (
                <HouseholdPicker
                  id={id}
                  label="线索的户"
                  value={draft.household}
                  onChange={(household) => set({ household })}
                />
              )}
            </FormItem>
          ) : null}
          {area('content', '线索内容', 500)}
          <FormItem label="发现途径">
            {(id) => (
              <Select
                id={id}
                aria-label="发现途径"
                value={draft.channel}
                options={channelOptions(year)}
                onChange={(channel) => set({ channel })}
              />
            )}
          </FormItem>
          {day('foundOn', '发现日期')}
          {text('reporter', '提供人', 20)}
          {text('reporterPhone', '提供人电话', 30)}
          {clue.state === 'found' ? null : (
            <>
              {day('acceptedOn', '受理日期')}
              {text('acceptedBy', '受理人', 20)}
            </>
          )}
          {clue.fedBackOn === null && clue.state !== 'settled' ? null : day('fedBackOn', '反馈日期')}
          {area('note', '理由和说明', 200)}
        </div>
      </div>
    </Drawer>
  );
}

function Title({ clue }: { clue: Clue }): ReactNode {
  const { householdId } = clue;
  return (
    <span className="line">
      {clueName(clue)}
      <span className="quiet small">
        {clue.village}
        {clue.group ?? ''} · {clue.householdNo ?? '档案里没有'}
        {clue.people === null ? '' : ` · ${clue.people} 人`}
      </span>
      {householdId === null ? null : (
        <button
          type="button"
          className="link small"
          onClick={() => go({ page: 'household', id: householdId })}
        >
          打开户档案
        </button>
      )}
    </span>
  );
}
