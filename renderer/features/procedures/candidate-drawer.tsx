import { Button, Drawer, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { type CandidateDraft, draftOf, incomeFields, readCandidate, spellFields } from './candidate-draft.ts';
import { DropHousehold } from './drop-household.tsx';

interface CandidateDrawerProps {
  readonly page: ProcedurePage;
  readonly candidate: ProcedurePage['candidates'][number];
  readonly onClose: () => void;
}

const ballots = [
  { key: 'votesFor', label: '同意票' },
  { key: 'votesAgainst', label: '反对票' },
  { key: 'votesAbstain', label: '弃权票' },
] as const;

/** Everything that the procedure records of one household: consent, visit, votes, risks, income. */
export function CandidateDrawer({ page, candidate, onClose }: CandidateDrawerProps): ReactNode {
  const { archive } = useArchive();
  const act = useAct('procedure.updateHousehold');
  const [draft, setDraft] = useState<CandidateDraft>(() => draftOf(candidate, page.year));
  const [asked, setAsked] = useState(false);
  const [dropping, setDropping] = useState(false);
  const read = readCandidate(draft, candidate, page.year);
  const isOpen = page.status === 'open' && !candidate.dropped;
  const save = (): void => {
    setAsked(true);
    if (Object.keys(read.reasons).length > 0) return;
    if (Object.keys(read.update).length === 0) return onClose();
    act.mutate({ ...read.update, id: page.id, householdId: candidate.householdId }, { onSuccess: onClose });
  };
  const form = (fields: typeof spellFields): ReactNode => (
    <FieldForm
      fields={fields}
      year={page.year}
      written={draft.written}
      onWritten={(written) => setDraft({ ...draft, written })}
      reasons={asked ? read.reasons : {}}
    />
  );
  return (
    <Drawer
      open
      size={620}
      title={
        <span className="line">
          {candidate.headName ?? '无户主'}
          <span className="quiet small">{candidate.householdNo ?? '未编号'}</span>
          <Button
            type="link"
            size="small"
            onClick={() => go({ page: 'household', id: candidate.householdId })}
          >
            打开户档案
          </Button>
        </span>
      }
      onClose={onClose}
      footer={
        isOpen ? (
          <div className="line">
            <Button onClick={() => setDropping(true)}>退出程序</Button>
            <span className="spread" />
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" loading={act.isPending} onClick={save}>
              保存
            </Button>
          </div>
        ) : null
      }
    >
      <div className="stack">
        <ErrorNote error={act.error} />
        {candidate.dropped ? <p className="warn">这户已退出程序：{candidate.dropReason}</p> : null}
        <h3>授权和入户</h3>
        <div className="form">
          <FormItem label="授权日期">
            {(id) => (
              <DayInput
                id={id}
                label="授权日期"
                value={draft.consentOn}
                max={archive.today}
                onChange={(consentOn) => setDraft({ ...draft, consentOn })}
              />
            )}
          </FormItem>
          <FormItem label="签字人">
            {(id) => (
              <Input
                id={id}
                maxLength={20}
                value={draft.consentSigner}
                onChange={(event) => setDraft({ ...draft, consentSigner: event.target.value })}
              />
            )}
          </FormItem>
          <FormItem label="入户日期">
            {(id) => (
              <DayInput
                id={id}
                label="入户日期"
                value={draft.visitedOn}
                max={archive.today}
                onChange={(visitedOn) => setDraft({ ...draft, visitedOn })}
              />
            )}
          </FormItem>
          <FormItem label="入户人" hint="至少 2 人，输入姓名后按 Enter">
            {(id) => (
              <Select
                id={id}
                aria-label="入户人"
                mode="tags"
                open={false}
                suffix={null}
                tokenSeparators={['、', '，', ',', ' ']}
                value={[...draft.investigators]}
                onChange={(investigators: string[]) => setDraft({ ...draft, investigators })}
              />
            )}
          </FormItem>
        </div>
        <h3>民主评议</h3>
        <div className="form three">
          {ballots.map(({ key, label }) => (
            <FormItem key={key} label={label}>
              {(id) => (
                <InputNumber
                  id={id}
                  aria-label={label}
                  min={0}
                  precision={0}
                  suffix="票"
                  style={{ width: '100%' }}
                  value={draft[key]}
                  onChange={(count) => setDraft({ ...draft, [key]: count })}
                />
              )}
            </FormItem>
          ))}
        </div>
        <h3>风险</h3>
        {form(spellFields)}
        <h3>识别时收支（识别前 12 个月）</h3>
        {form(incomeFields)}
      </div>
      {dropping ? (
        <DropHousehold
          procedureId={page.id}
          candidate={candidate}
          onClose={() => setDropping(false)}
          onDone={() => {
            setDropping(false);
            onClose();
          }}
        />
      ) : null}
    </Drawer>
  );
}
