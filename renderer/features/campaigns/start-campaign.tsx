import { Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import type { CampaignKind } from './campaign-words.ts';

interface StartCampaignProps {
  readonly kinds: readonly CampaignKind[];
  readonly year: number;
  readonly onClose: () => void;
}

type Days = Readonly<Record<string, { readonly startsOn: string | null; readonly endsOn: string | null }>>;

const daysOf = (kind: CampaignKind | undefined): Days =>
  Object.fromEntries((kind?.phases ?? []).map(({ key, startsOn, endsOn }) => [key, { startsOn, endsOn }]));

/** Which campaign, and the days of its phases: the plan's, to be changed where the county says otherwise. */
export function StartCampaign({ kinds, year, onClose }: StartCampaignProps): ReactNode {
  const [kind, setKind] = useState(kinds[0]);
  const [days, setDays] = useState(() => daysOf(kinds[0]));
  const [note, setNote] = useState('');
  const act = useAct('campaign.start');
  const save = (): void => {
    const phases = Object.entries(days).flatMap(([key, { startsOn, endsOn }]) =>
      startsOn === null || endsOn === null ? [] : { key, startsOn, endsOn },
    );
    if (kind === undefined || phases.length < kind.phases.length) return;
    act.mutate(
      { year, key: kind.key, phases, note: note.trim() || null },
      { onSuccess: ({ id }) => go({ page: 'campaign', id }) },
    );
  };
  const choose = (key: string): void => {
    const next = kinds.find((each) => each.key === key);
    setKind(next);
    setDays(daysOf(next));
  };
  return (
    <Modal
      open
      title="开展排查"
      width={820}
      okText="开展"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        {kinds.length < 2 ? (
          <h3>
            {year} 年{kind?.title}
          </h3>
        ) : (
          <Radio.Group
            aria-label="哪种排查"
            value={kind?.key}
            options={kinds.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={({ target }) => choose(String(target.value))}
          />
        )}
        {kind === undefined ? null : (
          <>
            <p className="quiet">
              对象：{kind.groups.map(({ label }) => label).join('、')}。每户 {kind.items.length} 个事项。
              <span className="small">依据：{kind.source}</span>
            </p>
            <PhaseDays kind={kind} days={days} onDays={setDays} />
          </>
        )}
        <FormItem label="说明">
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              placeholder="如 按县 3 月 8 日方案开展"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

interface PhaseDaysProps {
  readonly kind: CampaignKind;
  readonly days: Days;
  readonly onDays: (days: Days) => void;
}

function PhaseDays({ kind, days, onDays }: PhaseDaysProps): ReactNode {
  const box = (key: string, label: string, which: 'startsOn' | 'endsOn'): ReactNode => {
    const own = days[key] ?? { startsOn: null, endsOn: null };
    const value = own[which];
    return (
      <DayInput
        label={label}
        value={value}
        wrong={value === null}
        onChange={(day) => onDays({ ...days, [key]: { ...own, [which]: day } })}
      />
    );
  };
  return (
    <table className="sheet" aria-label="阶段日期">
      <thead>
        <tr>
          <th scope="col">阶段</th>
          <th scope="col">内容</th>
          <th scope="col">开始</th>
          <th scope="col">截止</th>
        </tr>
      </thead>
      <tbody>
        {kind.phases.map(({ key, title, content, source }) => (
          <tr key={key}>
            <td className="nowrap strong">{title}</td>
            <td className="quiet small" title={source}>
              {content}
            </td>
            <td className="phase-day">{box(key, `${title}开始`, 'startsOn')}</td>
            <td className="phase-day">{box(key, `${title}截止`, 'endsOn')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
