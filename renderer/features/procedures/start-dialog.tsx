import { Input, Modal, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { startColumns } from './start-columns.tsx';

/** Households chosen elsewhere, and the village that they were chosen in. */
export interface StartWith {
  readonly ids: readonly number[];
  readonly villageId: number | null;
}

const MOST = 1000;

/** Village, day of the clue, households. */
export function StartDialog({ start, onClose }: { start: StartWith; onClose: () => void }): ReactNode {
  const { archive, year } = useArchive();
  const kinds = useAnswer('procedure.kinds', { year });
  const villages = useAnswer('village.list', {});
  const act = useAct('procedure.start');
  const [kind, setKind] = useState<string | null>(null);
  const [chosenVillage, setVillageId] = useState<number | null>(start.villageId);
  const [clueOn, setClueOn] = useState<string | null>(archive.today);
  const [note, setNote] = useState('');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(start.ids));
  const [cursor, setCursor] = useState(0);
  const [asked, setAsked] = useState(false);
  const sample = useAnswer(
    'household.get',
    { id: start.ids[0] ?? 0, year },
    { enabled: start.ids.length > 0 },
  );
  const columns = useMemo(() => startColumns(year), [year]);
  const villageId = chosenVillage ?? sample.data?.villageId ?? null;
  const list = useAnswer(
    'household.list',
    { year, villageId: villageId ?? 0, limit: MOST },
    { enabled: villageId !== null },
  );

  const rows = list.data?.rows ?? [];
  const shown = rows.filter((row) => `${row.headName} ${row.householdNo} ${row.group}`.includes(text.trim()));
  const ids = rows.filter((row) => chosen.has(row.id)).map((row) => row.id);
  const elsewhere =
    list.data === undefined ? 0 : start.ids.filter((id) => !rows.some((row) => row.id === id)).length;
  const key = kind ?? kinds.data?.kinds[0]?.key ?? '';
  const save = (): void => {
    setAsked(true);
    if (villageId === null || clueOn === null || ids.length === 0) return;
    act.mutate(
      {
        key,
        villageId,
        year,
        clueOn,
        householdIds: ids,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
      {
        onSuccess: (made) => {
          onClose();
          go({ page: 'procedure', id: made.id });
        },
      },
    );
  };
  return (
    <Modal
      open
      title="发起程序"
      okText={ids.length === 0 ? '发起' : `发起（${ids.length} 户）`}
      width={720}
      onOk={save}
      onCancel={onClose}
      okButtonProps={{ disabled: kinds.data?.whyNone != null }}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        {kinds.data?.whyNone == null ? null : <Note tone="look">{kinds.data.whyNone}</Note>}
        <div className="form">
          <FormItem label="程序">
            {(id) => (
              <Select
                id={id}
                aria-label="程序"
                value={key === '' ? null : key}
                options={(kinds.data?.kinds ?? []).map((each) => ({ value: each.key, label: each.title }))}
                onChange={setKind}
              />
            )}
          </FormItem>
          <FormItem label="村" must reason={asked && villageId === null ? '请选择村' : undefined}>
            {(id) => (
              <Select
                id={id}
                aria-label="发起村"
                placeholder="选择村"
                value={villageId}
                options={(villages.data?.villages ?? []).map((each) => ({
                  value: each.id,
                  label: each.name,
                }))}
                onChange={setVillageId}
              />
            )}
          </FormItem>
          <FormItem
            label="线索发现日期"
            must
            reason={asked && clueOn === null ? '请填写日期' : undefined}
            hint="总时限从这天起算"
          >
            {(id) => (
              <DayInput
                id={id}
                label="线索发现日期"
                value={clueOn}
                onChange={setClueOn}
                max={archive.today}
              />
            )}
          </FormItem>
          <FormItem label="备注">
            {(id) => (
              <Input id={id} value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
            )}
          </FormItem>
        </div>
        <div className="line">
          <span className="strong">选户</span>
          <Input
            aria-label="筛选户"
            placeholder="户主、户编号、组"
            allowClear
            style={{ width: 200 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="quiet">已选 {ids.length} 户</span>
          {elsewhere > 0 ? <span className="warn">另有 {elsewhere} 户不在这个村，不会加入</span> : null}
          {asked && ids.length === 0 ? <span className="wrong">请选择至少一户</span> : null}
        </div>
        <div className="issues" style={{ flex: 'none', height: 260 }}>
          <VirtualTable
            label="本村的户"
            columns={columns}
            count={shown.length}
            rowAt={(index) => shown[index]}
            idOf={(row) => row.id}
            nameOf={(row) => row.headName ?? ''}
            cursor={cursor}
            onCursor={setCursor}
            selection={chosen}
            onSelection={setChosen}
            empty={
              <p className="block-empty faint">
                {villageId === null ? '先选村，这里列出该村的户' : '没有符合的户'}
              </p>
            }
          />
        </div>
        <ErrorNote error={act.error ?? list.error} />
      </div>
    </Modal>
  );
}
