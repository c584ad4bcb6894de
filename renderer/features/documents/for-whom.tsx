import { Button, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useAnswer } from '../../queries.ts';
import { type CatalogueEntry, type Choice, levelWords, targetWords } from './document-choice.ts';

interface ForWhomProps {
  readonly entry: CatalogueEntry;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

function OneHousehold({ choice, onChoice }: Omit<ForWhomProps, 'entry'>): ReactNode {
  const { year } = useArchive();
  const id = choice.households[0];
  const known = useAnswer('household.get', { id: id ?? 0, year }, { enabled: id !== undefined });
  const name =
    known.data === undefined ? '' : `${known.data.headName ?? '无户主'} ${known.data.householdNo ?? ''}`;
  return (
    <div style={{ width: 280 }}>
      <HouseholdPicker
        label="给哪一户"
        value={id === undefined ? null : { id, name }}
        onChange={(household) =>
          onChoice({ ...choice, households: household === null ? [] : [household.id] })
        }
      />
    </div>
  );
}

function Target({ choice, onChoice }: Omit<ForWhomProps, 'entry'>): ReactNode {
  const { year } = useArchive();
  const procedures = useAnswer('procedure.list', { year }, { enabled: choice.kind === 'procedure' });
  const villages = useAnswer('village.list', {}, { enabled: choice.kind === 'village' });
  switch (choice.kind) {
    case 'household':
      if (choice.households.length <= 1) return <OneHousehold choice={choice} onChoice={onChoice} />;
      return (
        <>
          <span className="strong">已选 {choice.households.length} 户</span>
          <Button type="link" size="small" onClick={() => onChoice({ ...choice, households: [] })}>
            改选一户
          </Button>
        </>
      );
    case 'procedure':
      return (
        <Select
          aria-label="哪个程序"
          placeholder="选择程序"
          style={{ width: 280 }}
          value={choice.procedureId}
          notFoundContent="今年还没有程序，请先到“动态调整”发起"
          options={(procedures.data?.procedures ?? []).map((each) => ({
            value: each.id,
            label: `${each.village} ${each.title} ${each.openedOn}`,
          }))}
          onChange={(procedureId) => onChoice({ ...choice, procedureId })}
        />
      );
    case 'village':
      return (
        <Select
          aria-label="哪个村"
          placeholder="选择村"
          style={{ width: 200 }}
          value={choice.villageId}
          options={(villages.data?.villages ?? []).map((each) => ({ value: each.id, label: each.name }))}
          onChange={(villageId) => onChoice({ ...choice, villageId })}
        />
      );
    case 'township':
    case null:
      return null;
  }
}

/** Household, procedure or village, and the paper. */
export function ForWhom({ entry, choice, onChoice }: ForWhomProps): ReactNode {
  return (
    <>
      <h2 title={levelWords[entry.level]}>{entry.title}</h2>
      {entry.targets.length > 1 ? (
        <Select
          aria-label="按什么打印"
          style={{ width: 104 }}
          value={choice.kind}
          options={entry.targets.map((kind) => ({ value: kind, label: `给${targetWords[kind]}` }))}
          onChange={(kind) => onChoice({ ...choice, kind })}
        />
      ) : null}
      <Target choice={choice} onChoice={onChoice} />
      {entry.papers.length > 1 ? (
        <Radio.Group
          aria-label="纸张"
          optionType="button"
          value={choice.paper}
          options={entry.papers.map((paper) => ({ value: paper, label: paper }))}
          onChange={(event) => onChoice({ ...choice, paper: event.target.value === 'A3' ? 'A3' : 'A4' })}
        />
      ) : (
        <span className="quiet">{entry.papers[0]}</span>
      )}
    </>
  );
}
