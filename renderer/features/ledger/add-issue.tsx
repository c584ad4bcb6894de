import { App, Input, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { PROBLEM_KINDS, type ProblemKind } from '#domain/policy/pack-parts.ts';
import { useArchive } from '../../archive-context.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useAct, useAnswer } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

const SOURCES = { inspection: '检查督查', objection: '群众反映', other: '其他' } as const;
type Source = keyof typeof SOURCES;

/** A problem that a person found, of a household or of a village. */
export function AddIssue({
  onClose,
  onOpened,
}: {
  onClose: () => void;
  onOpened: (id: number) => void;
}): ReactNode {
  const { today } = useArchive().archive;
  const { message } = App.useApp();
  const act = useAct('issue.open');
  const villages = useAnswer('village.list', {});
  const [isVillage, setIsVillage] = useState(false);
  const [household, setHousehold] = useState<{ id: number; name: string } | null>(null);
  const [villageId, setVillageId] = useState<number | null>(null);
  const [source, setSource] = useState<Source>('inspection');
  const [sourceNote, setSourceNote] = useState('');
  const [kind, setKind] = useState<ProblemKind | null>(null);
  const [content, setContent] = useState('');
  const [foundOn, setFoundOn] = useState<string | null>(today);
  const [foundBy, setFoundBy] = useState('');
  const [asked, setAsked] = useState(false);
  const lacks = {
    place: isVillage ? villageId === null : household === null,
    kind: kind === null,
    content: content.trim() === '',
    foundOn: foundOn === null,
  };
  const save = (): void => {
    setAsked(true);
    if (Object.values(lacks).includes(true) || kind === null || foundOn === null) return;
    const place = isVillage ? { villageId: villageId ?? 0 } : { householdId: household?.id ?? 0 };
    act.mutate(
      {
        ...place,
        source,
        sourceNote: sourceNote.trim() || null,
        kind,
        content,
        foundOn,
        foundBy: foundBy.trim() || null,
      },
      {
        onSuccess: ({ issues: [opened] }) => {
          void message.success(`已登记为 ${opened?.number ?? ''}`);
          onOpened(opened?.id ?? 0);
        },
      },
    );
  };
  const reason = (missing: boolean, sentence: string) => (asked && missing ? sentence : undefined);
  return (
    <Modal
      open
      title="登记问题"
      width={600}
      okText="登记"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Segmented
          aria-label="谁的问题"
          value={isVillage ? 'village' : 'household'}
          options={[
            { value: 'household', label: '户的问题' },
            { value: 'village', label: '村级问题' },
          ]}
          onChange={(value) => setIsVillage(value === 'village')}
        />
        <div className="form">
          {isVillage ? (
            <FormItem wide label="村" must reason={reason(lacks.place, '请选村')}>
              {(id) => (
                <Select
                  id={id}
                  aria-label="问题的村"
                  style={{ width: '100%' }}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={villageId}
                  options={(villages.data?.villages ?? []).map((each) => ({
                    value: each.id,
                    label: each.name,
                  }))}
                  onChange={setVillageId}
                />
              )}
            </FormItem>
          ) : (
            <FormItem wide label="户" must reason={reason(lacks.place, '请选户')}>
              {(id) => <HouseholdPicker id={id} label="问题的户" value={household} onChange={setHousehold} />}
            </FormItem>
          )}
          <FormItem
            label="问题类别"
            must
            reason={reason(lacks.kind, '请选问题类别')}
            hint="决定由哪个部门确认"
          >
            {(id) => (
              <Select
                id={id}
                aria-label="问题类别"
                value={kind}
                options={PROBLEM_KINDS.map((value) => ({ value, label: value }))}
                onChange={setKind}
              />
            )}
          </FormItem>
          <FormItem label="发现日期" must reason={reason(lacks.foundOn, '请填写发现日期')}>
            {(id) => <DayInput id={id} label="发现日期" value={foundOn} max={today} onChange={setFoundOn} />}
          </FormItem>
          <FormItem wide label="问题描述" must reason={reason(lacks.content, '请填写问题描述')}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={3}
                maxLength={500}
                placeholder="如 枯水期取水要半小时"
                value={content}
                onChange={({ target }) => setContent(target.value)}
              />
            )}
          </FormItem>
          <FormItem label="来源">
            {(id) => (
              <Select
                id={id}
                aria-label="来源"
                value={source}
                options={Object.entries(SOURCES).map(([value, label]) => ({ value: value as Source, label }))}
                onChange={setSource}
              />
            )}
          </FormItem>
          <FormItem label="来源说明">
            {(id) => (
              <Input
                id={id}
                maxLength={100}
                placeholder="如 县级交叉检查"
                value={sourceNote}
                onChange={({ target }) => setSourceNote(target.value)}
              />
            )}
          </FormItem>
          <FormItem label="发现人">
            {(id) => (
              <Input
                id={id}
                maxLength={60}
                value={foundBy}
                onChange={({ target }) => setFoundBy(target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
