import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ProcedurePage, StepRefusal } from '#contract/procedure.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { byRule, keyOf, type RuleRefusals, type WaiverDraft } from './refusals.ts';

interface RefusalListProps {
  readonly page: ProcedurePage;
  readonly refusals: readonly StepRefusal[];
  readonly waivers: WaiverDraft;
  readonly onWaivers: (waivers: WaiverDraft) => void;
  /** Rules whose waiver lacks its name or reason. */
  readonly lacking: ReadonlySet<string>;
}

/** Every reason with its household and source; where the pack lets somebody, a box to set it aside in writing. */
export function RefusalList(props: RefusalListProps): ReactNode {
  const { refusals, lacking } = props;
  return (
    <div className="refusals" role="alert" aria-label="为什么不能登记">
      <p className="strong wrong">还不能登记，有 {refusals.length} 处：</p>
      {byRule(refusals).map((group) => (
        <RuleGroup
          key={`${group.rule} ${group.waivableBy ?? ''}`}
          {...props}
          group={group}
          isLacking={lacking.has(group.rule)}
        />
      ))}
    </div>
  );
}

function RuleGroup(props: RefusalListProps & { group: RuleRefusals; isLacking: boolean }): ReactNode {
  const { page, group, waivers, onWaivers } = props;
  const by = group.waivableBy;
  const ticked = group.refusals.filter((refusal) => waivers.ticked.has(keyOf(refusal)));
  const tick = (refusals: readonly StepRefusal[], isTicked: boolean): void => {
    const next = new Set(waivers.ticked);
    for (const refusal of refusals) {
      if (isTicked) next.add(keyOf(refusal));
      else next.delete(keyOf(refusal));
    }
    onWaivers({ ...waivers, ticked: next });
  };
  const headOf = (refusal: StepRefusal): string =>
    page.candidates.find((each) => each.householdId === refusal.householdId)?.headName ?? '';
  return (
    <section className="refusal-group">
      <ul>
        {group.refusals.map((refusal) => (
          <li key={`${keyOf(refusal)} ${refusal.message}`} className="line top-line">
            <span className="wrong grow">
              {headOf(refusal) === '' ? '' : <strong>{headOf(refusal)}　</strong>}
              {refusal.message}
            </span>
            {by === null ? null : (
              <Checkbox
                className="nowrap"
                aria-label={`例外批准 ${headOf(refusal)}`.trim()}
                checked={waivers.ticked.has(keyOf(refusal))}
                onChange={(event) => tick([refusal], event.target.checked)}
              >
                例外批准
              </Checkbox>
            )}
          </li>
        ))}
      </ul>
      <p className="line small faint">
        <span>{group.source}</span>
        <span className="spread" />
        {by !== null && group.refusals.length > 1 && ticked.length < group.refusals.length ? (
          <button type="button" className="link" onClick={() => tick(group.refusals, true)}>
            {group.refusals.length} 户都例外批准
          </button>
        ) : null}
      </p>
      {by === null || ticked.length === 0 ? null : <WaiverWords {...props} by={by} rule={group.rule} />}
    </section>
  );
}

interface WaiverWordsProps extends RefusalListProps {
  readonly by: string;
  readonly rule: string;
  readonly isLacking: boolean;
}

function WaiverWords({ by, rule, isLacking, waivers, onWaivers }: WaiverWordsProps): ReactNode {
  const words = waivers.words[rule] ?? { allowedBy: '', reason: '' };
  const set = (part: Partial<typeof words>): void =>
    onWaivers({ ...waivers, words: { ...waivers.words, [rule]: { ...words, ...part } } });
  const blank = (text: string, sentence: string): string | undefined =>
    isLacking && text.trim() === '' ? sentence : undefined;
  return (
    <div className="form waiver">
      <FormItem label={`批准人（${by}）`} must reason={blank(words.allowedBy, '请填写批准人')}>
        {(id) => (
          <Input
            id={id}
            maxLength={20}
            value={words.allowedBy}
            onChange={(event) => set({ allowedBy: event.target.value })}
          />
        )}
      </FormItem>
      <FormItem
        label="批准的理由"
        must
        hint="永久留在这一步上，不能删"
        reason={blank(words.reason, '请填写理由')}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={words.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </FormItem>
    </div>
  );
}
