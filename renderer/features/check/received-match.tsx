import { App, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ReceivedHit } from '#contract/received.ts';
import { useArchive } from '../../archive-context.ts';
import { sentenceOf } from '../../client.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useAct, useAnswer } from '../../queries.ts';
import { countOf } from '../../ui/numbers.ts';
import { isMeant } from './rule-choice.ts';

/** Of a line that nobody here is meant by, or whose rule we do not know: which household it is, which rule. */
export function ReceivedMatch({ line }: { line: ReceivedHit | undefined }): ReactNode {
  if (line === undefined) return null;
  const isLost = line.beside === 'no-household';
  if (!isLost && line.rule !== null) return null;
  return (
    <div className="toolbar flat chosen" role="group" aria-label="指明这一行">
      {isLost ? <Place line={line} /> : null}
      {line.rule === null ? <Rule code={line.code ?? line.kind} /> : null}
    </div>
  );
}

function Place({ line }: { line: ReceivedHit }): ReactNode {
  const { message } = App.useApp();
  const act = useAct('received.place');
  const place = (householdId: number): void =>
    act.mutate(
      { ids: [line.id], householdId },
      { onError: (thrown) => void message.error(sentenceOf(thrown), 8) },
    );
  return (
    <>
      <span className="nowrap">{[line.householdNo, line.name].filter(Boolean).join(' ')} 是哪一户：</span>
      <div className="received-pick">
        <HouseholdPicker
          label="是哪一户"
          value={null}
          onChange={(household) => household !== null && place(household.id)}
        />
      </div>
    </>
  );
}

function Rule({ code }: { code: string | null }): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const rules = useAnswer('check.rules', { year }).data?.rules ?? [];
  const act = useAct('received.map');
  if (code === null) return null;
  const map = (rule: string): void =>
    act.mutate(
      { code, rule },
      {
        onSuccess: ({ hits }) => void message.success(`“${code}”的 ${countOf(hits)} 行已对上 ${rule}`),
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <>
      <span className="nowrap">“{code}”是我们的哪条规则：</span>
      <Select
        aria-label="对应的规则"
        placeholder="编号、词语或拼音"
        style={{ width: 280 }}
        value={null}
        loading={act.isPending}
        showSearch={{
          filterOption: (typed, option) => {
            const found = rules.find(({ id }) => id === option?.value);
            return found !== undefined && isMeant(found, typed);
          },
        }}
        options={rules.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
        onChange={(rule: string | null) => rule !== null && map(rule)}
      />
    </>
  );
}
