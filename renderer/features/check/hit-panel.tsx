import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { RuleView } from '#contract/check-rules.ts';
import type { Finding } from '#contract/common.ts';
import { useArchive } from '../../archive-context.ts';
import { sentenceOf } from '../../client.ts';
import { canAnswer } from '../../fields/answer-hits.tsx';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { ToLedger } from '../../fields/to-ledger.tsx';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { LEVEL_WORDS, LevelSign } from '../../ui/level-sign.tsx';
import { HitPlace } from './hit-place.tsx';
import { ledgerPlaceOf } from './ledger-place.ts';
import { RuleFacts } from './rule-facts.tsx';

interface HitPanelProps {
  readonly hit: Finding;
  readonly rule: RuleView | undefined;
  readonly onAnswer: () => void;
}

/** One hit in full: what is wrong, where, what to do about it, and the rule it comes from. */
export function HitPanel({ hit, rule, onAnswer }: HitPanelProps): ReactNode {
  const { year } = useArchive();
  return (
    <article className="hit" aria-label={`疑点 ${hit.rule}`}>
      <header className="line">
        <LevelSign level={hit.level} isAnswered={hit.answer !== null} />
        <span>{LEVEL_WORDS[hit.level]}</span>
        <h2 className="cut">
          {hit.rule} {rule?.title ?? ''}
        </h2>
      </header>
      <p className="hit-sentence">{hit.message}</p>
      <HitPlace hit={hit} year={year} />
      <p className="quiet">{adviceOf(hit)}</p>
      <div className="line wraps">
        <Button type="primary" aria-keyshortcuts="Enter" onClick={() => go(placeOfFinding(hit))}>
          打开这一项 <kbd>Enter</kbd>
        </Button>
        {canAnswer(hit) ? (
          <GuardedButton may="review" aria-keyshortcuts="S" onClick={onAnswer}>
            情况属实… <kbd>S</kbd>
          </GuardedButton>
        ) : null}
        <ToLedger
          what={{ findings: { year, hits: [ledgerPlaceOf(hit)] } }}
          count="这一处"
          onDone={() => undefined}
        />
      </div>
      {hit.answer === null ? null : <Answer answer={hit.answer} />}
      {rule === undefined ? null : <RuleFacts rule={rule} />}
    </article>
  );
}

function adviceOf({ level, answer, householdId }: Finding): string {
  if (answer !== null) return '有关的内容一改，这处疑点会重新列出来。';
  if (householdId === null)
    return level === 'error'
      ? '到村的信息里改正。错误不改，不能导出上报。'
      : '到村的信息里核对；确实如此的，填写“情况属实”的理由。';
  return level === 'error'
    ? '打开这一项，对照证件和材料改正。错误不改，不能导出上报。'
    : '打开这一项核对，有误就改正；确实如此的，填写“情况属实”的理由。';
}

function Answer({ answer }: { answer: NonNullable<Finding['answer']> }): ReactNode {
  const { message } = App.useApp();
  const act = useAct('check.withdraw');
  const withdraw = (): void =>
    act.mutate(
      { ids: [answer.id] },
      {
        onSuccess: () => void message.success('已撤回说明，疑点重新列出'),
        onError: (thrown) => void message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <section className="hit-answer" aria-label="情况属实的说明">
      <div className="line">
        <span className="chip on">情况属实</span>
        <span className="faint small">
          {answer.by} {answer.on}
        </span>
        <span className="spread" />
        <GuardedButton may="review" size="small" loading={act.isPending} onClick={withdraw}>
          撤回说明
        </GuardedButton>
      </div>
      <p>{answer.reason}</p>
      {answer.evidence === null ? null : <p className="quiet">依据：{answer.evidence}</p>}
    </section>
  );
}
