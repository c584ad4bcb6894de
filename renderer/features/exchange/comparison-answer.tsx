import { Button, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { VERDICTS } from '#domain/comparison/verdicts.ts';
import type { ComparisonHit, ComparisonVerdict } from '#contract/comparison.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

interface ComparisonAnswerProps {
  readonly hits: readonly ComparisonHit[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What the village found out about one suspicion, or about several at once. */
export function ComparisonAnswer({ hits, onClose, onDone }: ComparisonAnswerProps): ReactNode {
  const { today } = useArchive().archive;
  const only = hits.length === 1 ? hits[0] : undefined;
  const act = useAct('comparison.answer');
  const [verdict, setVerdict] = useState<ComparisonVerdict | null>(only?.verdict ?? null);
  const [answer, setAnswer] = useState(only?.answer ?? '');
  const [evidence, setEvidence] = useState(only?.evidence ?? '');
  const [verifiedBy, setVerifiedBy] = useState(only?.verifiedBy ?? '');
  const [verifiedOn, setVerifiedOn] = useState<string | null>(only?.verifiedOn ?? today);
  const [asked, setAsked] = useState(false);
  const needsAnswer = verdict === 'explained' && answer.trim() === '';
  const save = (to: ComparisonVerdict | null): void => {
    setAsked(true);
    if (to !== null && needsAnswer) return;
    act.mutate(
      { hitIds: hits.map(({ id }) => id), verdict: to, answer, evidence, verifiedBy, verifiedOn },
      { onSuccess: onDone },
    );
  };
  return (
    <Modal
      open
      title={only === undefined ? `填写核实结论：${hits.length} 条疑似问题` : '填写核实结论'}
      width={560}
      okText="保存"
      onCancel={onClose}
      footer={[
        only?.verdict == null ? null : (
          <Button key="back" loading={act.isPending} onClick={() => save(null)}>
            收回结论
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button
          key="save"
          type="primary"
          loading={act.isPending}
          disabled={verdict === null}
          onClick={() => save(verdict)}
        >
          保存
        </Button>,
      ]}
    >
      <div className="stack">
        {only === undefined ? null : <Reported hit={only} />}
        <Radio.Group
          aria-label="核实结论"
          value={verdict}
          onChange={({ target }) => setVerdict(target.value as ComparisonVerdict)}
          options={Object.entries(VERDICTS).map(([value, label]) => ({ value, label }))}
        />
        <p className="faint small">
          不论哪种结论，都不会自动移出或减少任何人；属实要办变动的，请到户档案里办理。
        </p>
        <div className="form">
          <FormItem
            wide
            label="情况说明"
            must={verdict === 'explained'}
            reason={asked && needsAnswer ? '“说明后保留”要写明情况' : undefined}
          >
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={500}
                value={answer}
                onChange={(event) => setAnswer(event.target.value)}
              />
            )}
          </FormItem>
          <FormItem wide label="证据">
            {(id) => (
              <Input
                id={id}
                maxLength={500}
                placeholder="如 行驶证复印件、村委会证明"
                value={evidence}
                onChange={(event) => setEvidence(event.target.value)}
              />
            )}
          </FormItem>
          <FormItem label="核实人">
            {(id) => (
              <Input
                id={id}
                maxLength={60}
                value={verifiedBy}
                onChange={(event) => setVerifiedBy(event.target.value)}
              />
            )}
          </FormItem>
          <FormItem label="核实日期">
            {(id) => (
              <DayInput id={id} label="核实日期" value={verifiedOn} max={today} onChange={setVerifiedOn} />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

function Reported({ hit }: { hit: ComparisonHit }): ReactNode {
  const { householdId } = hit;
  return (
    <div className="reported">
      <p>
        <span className="strong">{hit.name}</span> {hit.village} {hit.householdNo}
        {hit.headName === null ? '' : `（户主 ${hit.headName}）`}
        {householdId === null ? null : (
          <button
            type="button"
            className="link push"
            onClick={() =>
              go({
                page: 'household',
                id: householdId,
                tab: 'members',
                ...(hit.memberId === null ? {} : { member: hit.memberId }),
              })
            }
          >
            打开户档案
          </button>
        )}
      </p>
      <p>
        {hit.department}
        {hit.reportedOn === null ? '' : ` ${hit.reportedOn}`}：<span className="strong">{hit.suspicion}</span>
        {hit.detail === null ? '' : `，${hit.detail}`}
      </p>
    </div>
  );
}
