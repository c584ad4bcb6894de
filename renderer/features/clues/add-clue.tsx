import { App, Input, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useAct, useAnswer } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { type ClueDraft, emptyDraft, readDraft } from './clue-draft.ts';
import { channelOptions, channelWord } from './clue-words.ts';

/** One clue: about whom, found how and when, and what it says. */
export function AddClue({ onClose }: { onClose: () => void }): ReactNode {
  const { archive, year } = useArchive();
  const { message } = App.useApp();
  const act = useAct('clue.add');
  const villages = useAnswer('village.list', {});
  const [draft, setDraft] = useState<ClueDraft>(() => emptyDraft(archive.today));
  const [asked, setAsked] = useState(false);
  const set = (part: Partial<ClueDraft>): void => setDraft({ ...draft, ...part });
  const { entry, reasons: all } = readDraft(draft);
  const reasons = asked ? all : {};
  const save = (): void => {
    setAsked(true);
    if (entry === null) return;
    act.mutate(entry, {
      onSuccess: ({ id }) => {
        void message.success(`已登记为线索 ${id}`);
        onClose();
      },
    });
  };
  const text = (key: 'who' | 'reporter' | 'reporterPhone', most: number) => (id: string) => (
    <Input
      id={id}
      value={draft[key]}
      maxLength={most}
      onChange={({ target }) => set({ [key]: target.value })}
    />
  );
  return (
    <Modal
      open
      title="登记线索"
      width={600}
      okText="登记"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Segmented
          className="own-width"
          aria-label="线索对象"
          value={draft.isOutside ? 'outside' : 'inside'}
          options={[
            { value: 'inside', label: '档案里的户' },
            { value: 'outside', label: '档案里没有的人' },
          ]}
          onChange={(value) => set({ isOutside: value === 'outside' })}
        />
        <div className="form">
          {draft.isOutside ? (
            <>
              <FormItem label="姓名" must reason={reasons.who}>
                {text('who', 40)}
              </FormItem>
              <FormItem label="村" must reason={reasons.villageId}>
                {(id) => (
                  <Select
                    id={id}
                    aria-label="线索的村"
                    showSearch={{ optionFilterProp: 'label' }}
                    value={draft.villageId}
                    options={(villages.data?.villages ?? []).map((each) => ({
                      value: each.id,
                      label: each.name,
                    }))}
                    onChange={(villageId) => set({ villageId })}
                  />
                )}
              </FormItem>
            </>
          ) : (
            <FormItem wide label="户" must reason={reasons.household}>
              {(id) => (
                <HouseholdPicker
                  id={id}
                  label="线索的户"
                  value={draft.household}
                  onChange={(household) => set({ household })}
                />
              )}
            </FormItem>
          )}
          <FormItem label="发现途径" must reason={reasons.channel}>
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
          <FormItem label="发现日期" must reason={reasons.foundOn} hint="受理期限从第二天起算">
            {(id) => (
              <DayInput
                id={id}
                label="发现日期"
                value={draft.foundOn}
                max={archive.today}
                onChange={(foundOn) => set({ foundOn })}
              />
            )}
          </FormItem>
          <FormItem wide label="线索内容" must reason={reasons.content}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={3}
                maxLength={500}
                placeholder="如 户主 6 月住院，自付较多，家里没有其他劳力"
                value={draft.content}
                onChange={({ target }) => set({ content: target.value })}
              />
            )}
          </FormItem>
          <FormItem label="提供人" hint="可以不填，不会公开">
            {text('reporter', 20)}
          </FormItem>
          <FormItem label="提供人电话">{text('reporterPhone', 30)}</FormItem>
        </div>
        {draft.isOutside || draft.household === null ? null : <OpenClues householdId={draft.household.id} />}
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

/** Clues of the household that are not settled: the same thing need not be written down twice. */
function OpenClues({ householdId }: { householdId: number }): ReactNode {
  const open = useAnswer('clue.list', { householdId, state: 'open' }).data?.rows ?? [];
  if (open.length === 0) return null;
  return (
    <Note tone="look">
      这一户还有 {open.length} 条线索没有办结，请核对是不是同一件事：
      {open
        .map(({ id, foundOn, channel, content }) => {
          const word = channelWord(channel, Number(foundOn.slice(0, 4)));
          return `线索 ${id}（${foundOn} ${word}）${content}`;
        })
        .join('；')}
    </Note>
  );
}
