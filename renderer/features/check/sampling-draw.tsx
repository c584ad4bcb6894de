import { Input, InputNumber, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { samplePlace } from './sampling-words.ts';

type Proposed = Output<'sample.propose'>;

/** How many are drawn, of what, and what is asked there. */
export function DrawSample({ onClose }: { onClose: () => void }): ReactNode {
  const { year } = useArchive();
  const proposed = useAnswer('sample.propose', { year });
  return proposed.data === undefined ? (
    <Modal open title="抽样" footer={null} onCancel={onClose}>
      {proposed.isError ? <ErrorNote error={proposed.error} /> : <Busy />}
    </Modal>
  ) : (
    <DrawForm year={year} proposed={proposed.data} onClose={onClose} />
  );
}

interface DrawFormProps {
  readonly year: number;
  readonly proposed: Proposed;
  readonly onClose: () => void;
}

function DrawForm({ year, proposed, onClose }: DrawFormProps): ReactNode {
  const { wanted } = proposed;
  const [title, setTitle] = useState(`${year} 年数据质量抽查`);
  const [households, setHouseholds] = useState<number | null>(wanted.households);
  const [villages, setVillages] = useState<number | null>(wanted.villages);
  const [spares, setSpares] = useState<number | null>(2);
  const [strata, setStrata] = useState<'standing' | 'none'>('standing');
  const [seed, setSeed] = useState('');
  const [fields, setFields] = useState(() => proposed.fields.map(({ key }) => key));
  const act = useAct('sample.draw');
  const isReady = title.trim() !== '' && households !== null && villages !== null && fields.length > 0;
  const save = (): void => {
    if (!isReady) return;
    act.mutate(
      {
        ...{ title: title.trim(), year, households, villages, spares: spares ?? 0, strata, fields },
        ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
      },
      { onSuccess: ({ id }) => go(samplePlace(id)) },
    );
  };
  return (
    <Modal
      open
      title={`抽样（${year} 年度）`}
      width={680}
      okText="抽样"
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={act.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <FormItem label="名称" must>
          {(id) => (
            <Input id={id} maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </FormItem>
        <div className="sampling-three">
          <FormItem
            label="户数"
            must
            hint={`起码 ${countOf(wanted.households)} 户，现有 ${countOf(proposed.households)} 户`}
          >
            {(id) => <InputNumber id={id} min={1} max={20_000} value={households} onChange={setHouseholds} />}
          </FormItem>
          <FormItem
            label="村数"
            must
            hint={`起码 ${countOf(wanted.villages)} 个村，现有 ${countOf(proposed.villages)} 个`}
          >
            {(id) => <InputNumber id={id} min={1} max={500} value={villages} onChange={setVillages} />}
          </FormItem>
          <FormItem label="每村备选户" hint="找不到人时顶上">
            {(id) => <InputNumber id={id} min={0} max={20} value={spares} onChange={setSpares} />}
          </FormItem>
        </div>
        <p className="quiet small">
          起码数：{wanted.source}
          {wanted.inferred ? '（推定，以本省方案为准）' : ''}
        </p>
        <Fewer proposed={proposed} households={households} villages={villages} />
        <FormItem label="怎么抽">
          {() => (
            <Radio.Group
              aria-label="怎么抽"
              value={strata}
              options={[
                { value: 'standing', label: '按户类型分层（监测户、脱贫户、一般户都抽到）' },
                { value: 'none', label: '不分层' },
              ]}
              onChange={({ target }) => setStrata(target.value as 'standing' | 'none')}
            />
          )}
        </FormItem>
        <FormItem
          label="随机种子"
          hint="不填就随机取一个，记在抽查里。同样的户、同样的种子，再抽还是这些户，谁都能重抽核对"
        >
          {(id) => (
            <Input id={id} maxLength={40} value={seed} onChange={(event) => setSeed(event.target.value)} />
          )}
        </FormItem>
        <FormItem label={`复核的指标（${fields.length} 项）`} must>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={fields}
              options={proposed.fields.map(({ key, label }) => ({ value: key, label }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setFields}
            />
          )}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

interface FewerProps {
  readonly proposed: Proposed;
  readonly households: number | null;
  readonly villages: number | null;
}

/** Said plainly where there are fewer than wanted, or fewer are asked for than should be. */
function Fewer({ proposed: { wanted, ...there }, households, villages }: FewerProps): ReactNode {
  const lines = [
    ...(there.households < (households ?? 0)
      ? [`全乡镇只有 ${countOf(there.households)} 户可抽，会全部抽到`]
      : []),
    ...(there.villages < (villages ?? 0) ? [`只有 ${countOf(there.villages)} 个村有户，每个村都抽`] : []),
    ...((households ?? wanted.households) < wanted.households
      ? [`少于起码的 ${countOf(wanted.households)} 户`]
      : []),
    ...((villages ?? wanted.villages) < wanted.villages
      ? [`少于起码的 ${countOf(wanted.villages)} 个村`]
      : []),
  ];
  return lines.length === 0 ? null : <Note tone="look">{lines.join('；')}。</Note>;
}
