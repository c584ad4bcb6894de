import { Button, Input, Modal, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { OwnRuleView } from '#contract/own-rule.ts';
import type { Output } from '#contract/channels.ts';
import { filterFields } from '#domain/lists/list-fields.ts';
import { readableField } from '#domain/quality/own/field-values.ts';
import { holdsIn } from '#domain/quality/prepare-rules.ts';
import { useArchive } from '../../archive-context.ts';
import { ConditionGroup } from '../../fields/conditions/condition-group.tsx';
import { householdSections } from '../../fields/conditions/sections.ts';
import { useAct } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { blankRule, type DraftRule, draftOfRule, readRule } from './own-rules-draft.ts';
import { OwnRulesMessage } from './own-rules-message.tsx';
import { OwnRulesTried } from './own-rules-tried.tsx';

interface OwnRulesDialogProps {
  /** Null for a new one. */
  readonly rule: OwnRuleView | null;
  readonly onSaved: (saved: Output<'ownRule.save'>) => void;
  readonly onClose: () => void;
}

/** A rule in words and conditions; it can be tried before it is kept. */
export function OwnRulesDialog({ rule, onSaved, onClose }: OwnRulesDialogProps): ReactNode {
  const { year } = useArchive();
  const save = useAct('ownRule.save');
  const tryOut = useAct('ownRule.try');
  const [draft, setDraft] = useState(() => (rule === null ? blankRule() : draftOfRule(rule, year)));
  const [asked, setAsked] = useState(false);
  const read = useMemo(() => readRule(draft, year), [draft, year]);
  const change = (part: Partial<DraftRule>): void => {
    setDraft({ ...draft, ...part });
    tryOut.reset();
  };
  const keep = (): void => {
    setAsked(true);
    if (read.rule === null) return;
    save.mutate(
      { id: rule?.id ?? null, rule: read.rule, basis: draft.basis.trim() || null },
      { onSuccess: onSaved },
    );
  };
  const attempt = (): void => {
    setAsked(true);
    if (read.rule !== null) tryOut.mutate({ year, rule: read.rule });
  };
  const sleeps = read.rule !== null && !holdsIn(read.rule, year);
  return (
    <Modal
      open
      title={rule === null ? '新建自定规则' : `修改自定规则 ${rule.rule}`}
      width={900}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        <div className="line">
          <Button loading={tryOut.isPending} onClick={attempt}>
            试查
          </Button>
          <span className="faint small">不保存，只看在 {year} 年度的档案里会查出什么</span>
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <GuardedButton may="set-up" type="primary" loading={save.isPending} onClick={keep}>
            保存
          </GuardedButton>
        </div>
      }
    >
      <div className="stack own-rule">
        <RuleForm {...{ draft, change, reasons: asked ? read.reasons : {} }} />
        <Conditions
          {...{ draft, change, year }}
          reasons={asked ? read.conditions : noReasons}
          reason={asked ? read.reasons.when : undefined}
        />
        {sleeps && tryOut.data !== undefined ? (
          <Note tone="look">按所填的年度，这条规则不查 {year} 年度，可在右上角换年度再试查。</Note>
        ) : null}
        {tryOut.data === undefined ? null : <OwnRulesTried tried={tryOut.data} year={year} />}
        <ErrorNote error={save.error ?? tryOut.error} />
      </div>
    </Modal>
  );
}

const noReasons: ReadonlyMap<number, string> = new Map();

interface PartProps {
  readonly draft: DraftRule;
  readonly change: (part: Partial<DraftRule>) => void;
}

function RuleForm({
  draft,
  change,
  reasons,
}: PartProps & { reasons: Readonly<Partial<Record<string, string>>> }): ReactNode {
  return (
    <div className="form">
      <FormItem label="规则名称" must reason={reasons['title']}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            maxLength={40}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </FormItem>
      <FormItem label="程度" hint={draft.level === 'error' ? '有错误的户不能导出' : '核实后可以说明情况属实'}>
        {(id) => (
          <Segmented<DraftRule['level']>
            id={id}
            aria-label="程度"
            style={{ alignSelf: 'flex-start' }}
            value={draft.level}
            options={[
              { value: 'warning', label: '提醒' },
              { value: 'error', label: '错误' },
            ]}
            onChange={(level) => change({ level })}
          />
        )}
      </FormItem>
      <FormItem label="查出时的提示" must wide reason={reasons['message']}>
        {(id) => (
          <OwnRulesMessage
            id={id}
            value={draft.message}
            wrong={reasons['message'] !== undefined}
            onValue={(message) => change({ message })}
          />
        )}
      </FormItem>
      <FormItem label="依据" hint="哪个文件、哪次会议的要求">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={draft.basis}
            onChange={(event) => change({ basis: event.target.value })}
          />
        )}
      </FormItem>
      <FormItem label="查哪些年度" reason={reasons['years']} hint="不填是每年都查">
        {(id) => (
          <span className="line">
            <Input
              id={id}
              aria-label="从哪年"
              placeholder="从"
              style={{ width: 84 }}
              value={draft.from}
              onChange={(event) => change({ from: event.target.value })}
            />
            <span className="quiet">到</span>
            <Input
              aria-label="到哪年"
              placeholder="到"
              style={{ width: 84 }}
              value={draft.to}
              onChange={(event) => change({ to: event.target.value })}
            />
          </span>
        )}
      </FormItem>
    </div>
  );
}

interface ConditionsProps extends PartProps {
  readonly year: number;
  readonly reasons: ReadonlyMap<number, string>;
  readonly reason: string | undefined;
}

function Conditions({ draft, change, year, reasons, reason }: ConditionsProps): ReactNode {
  const sections = useMemo(
    () =>
      [
        ...householdSections(filterFields().household, year),
        { title: '成员', fields: filterFields().member },
        { title: '监测', fields: filterFields().spell },
      ].map(({ title, fields }) => ({
        title,
        fields: fields.filter(({ key }) => readableField(key) !== undefined),
      })),
    [year],
  );
  return (
    <section aria-label="条件" className="stack">
      <ConditionGroup
        group={draft.when}
        {...{ sections, year, reasons }}
        onGroup={(when) => change({ when })}
        isComparing
      />
      {reason === undefined ? (
        <p className="faint small">
          有成员的项时，逐个看本户现有成员，所有成员条件说的是同一个人；有监测的项时，看正在监测的。“不是”“不含”也包括没有填的。
        </p>
      ) : (
        <p className="wrong small" role="alert">
          {reason}
        </p>
      )}
    </section>
  );
}
