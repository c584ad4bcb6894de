import { App, Button, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { BulkInput } from '#contract/bulk.ts';
import type { HouseholdTarget } from '#contract/list.ts';
import { bulkFields } from '#domain/lists/bulk-edit.ts';
import { trimmed } from '#domain/lists/filter.ts';
import { filterFields } from '#domain/lists/list-fields.ts';
import { isInYear } from '../../../fields/read-written.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import { blankGroup, readDraft } from '../conditions/condition-draft.ts';
import { ConditionGroup } from '../conditions/condition-group.tsx';
import { householdSections } from '../conditions/sections.ts';
import { ChangeTable } from './change-table.tsx';
import { blankEdit, type DraftEdit, readEdit } from './edit-draft.ts';
import { EditRow } from './edit-row.tsx';

interface BulkDialogProps {
  readonly target: HouseholdTarget;
  readonly households: number;
  readonly year: number;
  readonly onClose: () => void;
}

const nothing: ReadonlySet<number> = new Set();

/** One change for many households: what to change, what that does to each, and then one act. */
export function BulkDialog({ target, households, year, onClose }: BulkDialogProps): ReactNode {
  const { message } = App.useApp();
  const [edits, setEdits] = useState<readonly DraftEdit[]>(() => [blankEdit()]);
  const [who, setWho] = useState(() => blankGroup('and'));
  const [choosesMembers, setChoosesMembers] = useState(false);
  const [except, setExcept] = useState(nothing);
  const [reason, setReason] = useState('');
  const apply = useAct('bulk.apply');

  const written = edits.filter((edit) => edit.field !== '');
  const read = written.map((edit) => ({ id: edit.id, read: readEdit(edit, year) }));
  const ready = read.flatMap((each) => (each.read.ok ? [each.read.edit] : []));
  const isComplete = written.length > 0 && ready.length === written.length;
  const ofMembers = ready.some((edit) => edit.field.startsWith('member.'));
  const members = useMemo(() => readDraft(who, year), [who, year]);
  const whoGroup = ofMembers && choosesMembers ? trimmed(members.group) : null;
  const asked: BulkInput | null =
    isComplete && (whoGroup === null || members.reasons.size === 0)
      ? { year, target, edits: ready, ...(whoGroup === null ? {} : { members: whoGroup }) }
      : null;
  const input = useDebounced(asked, 300);
  const preview = useAnswer(
    'bulk.preview',
    { ...(input ?? noInput), limit: 1 },
    { enabled: input !== null, keep: true },
  );
  const shown = input === null ? undefined : preview.data;
  const isFresh = JSON.stringify(input) === JSON.stringify(asked) && !preview.isPlaceholderData;
  const values = (shown?.values ?? 0) - except.size;

  const change = (next: readonly DraftEdit[]): void => {
    setEdits(next);
    setExcept(nothing);
    apply.reset();
  };
  const sections = useMemo(() => {
    const { household, member } = bulkFields();
    return [
      ...householdSections(household, year),
      { title: '成员', fields: member.filter((field) => isInYear(field, year)) },
    ];
  }, [year]);
  const memberSections = useMemo(() => [{ title: '成员', fields: filterFields().member }], []);

  const save = (): void => {
    if (input === null || shown === undefined || !isFresh || values === 0) return;
    apply.mutate(
      {
        ...input,
        base: shown.base,
        except: [...except],
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      },
      {
        onSuccess: (done) => {
          message.success(
            `已修改 ${countOf(done.households)} 户、${countOf(done.values)} 项，按 Ctrl+Z 可以撤销`,
          );
          onClose();
        },
        // What was seen is no longer so: it is asked for anew, to be looked at again.
        onError: () => {
          setExcept(nothing);
          void preview.refetch();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`批量修改 ${countOf(households)} 户（${year} 年度）`}
      width={960}
      style={{ top: 40 }}
      onCancel={onClose}
      footer={
        <div className="line">
          <span role="status">{shown === undefined ? '' : summaryOf(shown, except.size)}</span>
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={
              shown === undefined || !isFresh || values === 0 || (shown.needsReason && reason.trim() === '')
            }
            loading={apply.isPending}
            onClick={save}
          >
            {shown === undefined || values === 0 ? '修改' : `修改 ${countOf(values)} 项`}
          </Button>
        </div>
      }
    >
      <div className="stack">
        {edits.map((edit, at) => (
          <EditRow
            key={edit.id}
            edit={edit}
            sections={sections}
            year={year}
            reason={reasonOf(edit, read)}
            autoFocus={at === edits.length - 1 && edit.field === ''}
            onEdit={(next) => change(edits.map((each) => (each.id === edit.id ? next : each)))}
            onRemove={
              edits.length === 1 ? undefined : () => change(edits.filter((each) => each.id !== edit.id))
            }
          />
        ))}
        <div className="line">
          <Button size="small" disabled={!isComplete} onClick={() => change([...edits, blankEdit()])}>
            再改一项
          </Button>
          {ofMembers ? (
            <Checkbox
              checked={choosesMembers}
              onChange={(event) => {
                setChoosesMembers(event.target.checked);
                setExcept(nothing);
              }}
            >
              只改其中一部分成员（不选则每户现有成员都改）
            </Checkbox>
          ) : null}
        </div>
        {ofMembers && choosesMembers ? (
          <ConditionGroup
            group={who}
            sections={memberSections}
            year={year}
            reasons={members.reasons}
            onGroup={(next) => {
              setWho(next);
              setExcept(nothing);
            }}
          />
        ) : null}
        <ErrorNote error={apply.error ?? preview.error} />
        {shown === undefined || input === null ? (
          <p className="faint">
            选好要修改的项和新的值，这里逐项列出每户原来是什么、改成什么；确认以前不改任何数据。
          </p>
        ) : (
          <>
            {shown.needsReason ? <ClosedYear {...{ year, reason }} onReason={setReason} /> : null}
            <ChangeTable {...{ input, preview: shown, except }} onExcept={setExcept} />
          </>
        )}
      </div>
    </Modal>
  );
}

/** Never sent: the question is asked only when there is one. */
const noInput: BulkInput = { year: 2000, target: { ids: [] }, edits: [] };

type ReadRow = { readonly id: number; readonly read: ReturnType<typeof readEdit> };

/** Nothing is said of a value that nobody has written yet. */
function reasonOf(edit: DraftEdit, read: readonly ReadRow[]): string | undefined {
  const found = read.find((each) => each.id === edit.id)?.read;
  return found === undefined || found.ok || edit.first.trim() === '' ? undefined : found.reason;
}

interface Counts {
  readonly households: number;
  readonly values: number;
  readonly refused: number;
  readonly unchanged: number;
}

const summaryOf = ({ households, values, unchanged, refused }: Counts, unticked: number): string =>
  [
    `将修改 ${countOf(households)} 户、${countOf(values)} 项`,
    ...(unticked === 0 ? [] : [`去掉勾选 ${countOf(unticked)} 项`]),
    ...(refused === 0 ? [] : [`不能改 ${countOf(refused)} 项`]),
    ...(unchanged === 0 ? [] : [`没有变化 ${countOf(unchanged)} 户`]),
  ].join('；');

interface ClosedYearProps {
  readonly year: number;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

function ClosedYear({ year, reason, onReason }: ClosedYearProps): ReactNode {
  return (
    <>
      <Note tone="look">{year} 年已经封存，更正要写明理由，理由会记入操作记录。</Note>
      <FormItem label="更正理由" must wide>
        {(id) => (
          <Input id={id} maxLength={200} value={reason} onChange={(event) => onReason(event.target.value)} />
        )}
      </FormItem>
    </>
  );
}
