import { Input, Modal, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Objection } from '#contract/objection.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { channelOptions } from './objection-words.ts';

interface AddObjectionProps {
  readonly page: ProcedurePage;
  /** Those that it may be about. */
  readonly notices: ProcedurePage['steps'];
  readonly onClose: () => void;
  readonly onAdded: (id: number) => void;
}

const WHOLE = 0;

/** An objection as it comes in: when, how, about whom, what; by whom only if they wish. */
export function AddObjection({ page, notices, onClose, onAdded }: AddObjectionProps): ReactNode {
  const { archive } = useArchive();
  const act = useAct('objection.add');
  const [receivedOn, setReceivedOn] = useState<string | null>(archive.today);
  const [channel, setChannel] = useState<Objection['channel']>('visit');
  const [household, setHousehold] = useState<number | null>(null);
  const [objector, setObjector] = useState('');
  const [phone, setPhone] = useState('');
  const [content, setContent] = useState('');
  const [asked, setAsked] = useState(false);
  const [notice] = notices;
  const save = (): void => {
    setAsked(true);
    if (notice === undefined || receivedOn === null || household === null || content.trim() === '') return;
    act.mutate(
      {
        ...{ procedureId: page.id, step: notice.key, receivedOn, channel, content: content.trim() },
        householdId: household === WHOLE ? null : household,
        objector: objector.trim() === '' ? null : objector.trim(),
        objectorPhone: phone.trim() === '' ? null : phone.trim(),
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          onAdded(id);
        },
      },
    );
  };
  const households = page.candidates.map((each) => ({
    value: each.householdId,
    label: `${each.headName ?? ''} ${each.householdNo ?? ''}${each.dropped ? '（已移出）' : ''}`,
  }));
  return (
    <Modal
      open
      title={`登记异议：${notice?.title ?? ''}`}
      okText="登记"
      width={560}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="收到日期" must reason={asked && receivedOn === null ? '请填写日期' : undefined}>
            {(id) => (
              <DayInput
                id={id}
                label="收到日期"
                value={receivedOn}
                min={firstDayOf(notice)}
                max={archive.today}
                onChange={setReceivedOn}
              />
            )}
          </FormItem>
          <FormItem label="对谁的异议" must reason={asked && household === null ? '请选择' : undefined}>
            {(id) => (
              <Select<number>
                id={id}
                aria-label="对谁的异议"
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="选一户，或整份名单"
                value={household}
                options={[{ value: WHOLE, label: '整份名单（漏了谁、别的问题）' }, ...households]}
                onChange={setHousehold}
              />
            )}
          </FormItem>
          <FormItem wide label="方式">
            {(id) => (
              <Segmented<Objection['channel']>
                id={id}
                aria-label="方式"
                value={channel}
                options={channelOptions}
                onChange={setChannel}
              />
            )}
          </FormItem>
          <FormItem
            wide
            label="异议内容"
            must
            reason={asked && content.trim() === '' ? '请填写异议内容' : undefined}
          >
            {(id) => (
              <Input.TextArea
                id={id}
                rows={3}
                maxLength={500}
                placeholder="如 家里上年买了小汽车，不符合条件"
                value={content}
                onChange={(event) => setContent(event.target.value)}
              />
            )}
          </FormItem>
          <FormItem label="提出人" hint="不愿署名的空着，记为匿名">
            {(id) => (
              <Input
                id={id}
                maxLength={20}
                value={objector}
                onChange={(event) => setObjector(event.target.value)}
              />
            )}
          </FormItem>
          <FormItem label="提出人电话" hint="只用来答复，不出现在村里的文书上">
            {(id) => (
              <Input
                id={id}
                maxLength={30}
                value={phone}
                onChange={(event) => setPhone(event.target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

/** The day on which the notice was first put up. */
const firstDayOf = (notice: ProcedurePage['steps'][number] | undefined): string | undefined =>
  notice?.reposted[0]?.from ?? notice?.noticeFrom ?? undefined;
