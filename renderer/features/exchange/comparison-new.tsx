import { App, Drawer, Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { departmentsOf } from '#domain/comparison/departments.ts';
import type { Request } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { ComparisonProposal } from './comparison-proposal.tsx';
import { saveOutputs } from './save-outputs.ts';

type Target = Request<'comparison.propose'>['target'];

interface ComparisonNewProps {
  readonly onClose: () => void;
  readonly onSent: (roundId: number) => void;
}

/** `open`: all in monitoring; `all`; `v12`: a village; `l3`: a working list. */
function targetOf(choice: string, year: number): Target {
  const id = Number(choice.slice(1));
  if (choice === 'open') return { filter: { year, monitoring: 'open' } };
  if (choice === 'all') return { filter: { year } };
  return { filter: choice.startsWith('v') ? { year, villageId: id } : { year, workingList: id } };
}

/** A new list: for which departments, which households; who goes on it and who does not, before it is sent. */
export function ComparisonNew({ onClose, onSent }: ComparisonNewProps): ReactNode {
  const { archive, year } = useArchive();
  const { today } = archive;
  const { message } = App.useApp();
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  const lists = useAnswer('list.saved', {}).data?.lists ?? [];
  const known = departmentsOf(year);
  const [title, setTitle] = useState(`${year} 年信息比对`);
  const [departments, setDepartments] = useState<string[]>(known.map(({ label }) => label));
  const [choice, setChoice] = useState('open');
  const [sentOn, setSentOn] = useState<string | null>(today.startsWith(`${year}-`) ? today : null);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const target = targetOf(choice, year);
  const question = { year, target, departments };
  const send = useAct('comparison.send');
  const proposal = useAnswer(
    'comparison.propose',
    { ...question, on: sentOn ?? today },
    { keep: true, enabled: departments.length > 0 && sentOn !== null },
  );
  const listed = proposal.data?.listed ?? 0;
  const make = (): void =>
    send.mutate(
      { ...question, title, dueOn, ...(sentOn !== null && { sentOn }) },
      {
        onSuccess: ({ id, people, files }) => {
          void saveOutputs(files).then(() =>
            message.success(`名单 ${countOf(people)} 人，${files.length} 个部门各一份，已放到下载里`),
          );
          onSent(id);
        },
      },
    );
  return (
    <Drawer
      open
      size={860}
      title="新建比对名单"
      onClose={onClose}
      extra={
        <Button
          type="primary"
          loading={send.isPending}
          disabled={sentOn === null || listed === 0 || departments.length === 0 || title.trim() === ''}
          onClick={make}
        >
          生成名单 {listed === 0 ? '' : `${countOf(listed)} 人`}
        </Button>
      }
    >
      <div className="comparison-new">
        <div className="form">
          <FormItem label="名称" must>
            {(id) => (
              <Input
                id={id}
                maxLength={60}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </FormItem>
          <FormItem label="哪些户">
            {(id) => (
              <Select
                id={id}
                aria-label="哪些户"
                showSearch={{ optionFilterProp: 'label' }}
                value={choice}
                onChange={setChoice}
                options={[
                  { value: 'open', label: '全部在监测的户' },
                  { value: 'all', label: '全部户' },
                  ...lists.map((list) => ({ value: `l${list.id}`, label: `工作清单：${list.name}` })),
                  ...villages.map((village) => ({ value: `v${village.id}`, label: village.name })),
                ]}
              />
            )}
          </FormItem>
          <FormItem label="送出日期" must hint={sentOn === null ? '填后列出那天授权书有效的人' : undefined}>
            {(id) => <DayInput id={id} label="送出日期" value={sentOn} max={today} onChange={setSentOn} />}
          </FormItem>
          <FormItem label="反馈期限">
            {(id) => <DayInput id={id} label="反馈期限" value={dueOn} onChange={setDueOn} />}
          </FormItem>
          <FormItem wide label="比对部门" must hint="清单里没有的部门可以直接输入名称">
            {(id) => (
              <Select
                id={id}
                mode="tags"
                aria-label="比对部门"
                maxTagCount="responsive"
                value={departments}
                onChange={setDepartments}
                options={known.map(({ label, note }) => ({ value: label, label, title: note ?? '' }))}
                optionRender={({ label, data }) => (
                  <>
                    {label} <span className="faint">{data.title}</span>
                  </>
                )}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={send.error ?? proposal.error} />
        {departments.length === 0 || sentOn === null ? null : (
          <ComparisonProposal question={{ ...question, on: sentOn }} answer={proposal.data} />
        )}
      </div>
    </Drawer>
  );
}
