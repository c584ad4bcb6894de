import { App, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SuspicionLine } from '#contract/suspicion.ts';
import { SUSPICION_KINDS, SUSPICION_VERDICTS, type SuspicionVerdict } from '#domain/suspicions/suspicion.ts';
import { sentenceOf } from '../../client.ts';
import { placeOfFinding } from '../../fields/finding-place.ts';
import { useAct } from '../../queries.ts';
import { go, type Route } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { countOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';

/** Where a suspicion is looked into; null for who is in no household of the archive. */
export function placeOfSuspicion({ householdId, grounds }: SuspicionLine): Route | null {
  if (householdId === null) return null;
  const [first] = grounds;
  return placeOfFinding({ householdId, memberId: first?.memberId ?? null, field: first?.field ?? null });
}

/** What counts in the rates. */
const RATED: ReadonlySet<SuspicionLine['kind']> = new Set(['missed', 'exited']);

interface PanelProps {
  readonly line: SuspicionLine;
  readonly year: number;
  /** What a verdict is given to: the chosen ones, else this one. */
  readonly keys: readonly string[];
  readonly onDone: () => void;
}

/** One suspicion: each reason with its source and answer, and the conclusion. */
export function SuspicionPanel({ line, year, keys, onDone }: PanelProps): ReactNode {
  const place = placeOfSuspicion(line);
  return (
    <section className="hit" aria-label="疑似情况的证据">
      <div className="line">
        <span className={`chip ${line.weighs ? 'look' : ''}`}>{SUSPICION_KINDS[line.kind]}</span>
        <span className="strong">{line.headName ?? '户主未登记'}</span>
        <span className="quiet">
          {line.village ?? '未定村'} {line.group ?? ''}
        </span>
        <span className="spread" />
        {place === null ? null : (
          <button type="button" className="link" onClick={() => go(place)}>
            打开这一户
          </button>
        )}
      </div>
      <ul className="suspicion-grounds">
        {line.grounds.map((ground) => (
          <li key={`${ground.rule} ${ground.message}`}>
            <div className="hit-sentence">{ground.message}</div>
            <div className="faint" title={`来源：${ground.source}`}>
              {ground.rule} {ground.title}
              {ground.weighs ? '' : '（线索，不单独算）'}
            </div>
            {ground.answer === null ? null : (
              <div className="quiet">
                {SUSPICION_VERDICTS[ground.answer.verdict]}：{ground.answer.reason}
                {ground.answer.evidence === null ? '' : `（佐证：${ground.answer.evidence}）`}，
                {ground.answer.by} {ground.answer.on}
              </div>
            )}
          </li>
        ))}
      </ul>
      {line.weighs || line.state !== 'open' || !RATED.has(line.kind) ? null : (
        <p className="quiet">只有线索，没有计入三率；核实为“属实”后计入。</p>
      )}
      <Verdict {...{ line, year, keys, onDone }} />
    </section>
  );
}

function Verdict({ line, year, keys, onDone }: PanelProps): ReactNode {
  const { message } = App.useApp();
  const act = useAct('suspicion.answer');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [asked, setAsked] = useState(false);
  const give = (verdict: SuspicionVerdict | null): void => {
    setAsked(verdict === 'unfounded');
    if (verdict === 'unfounded' && reason.trim() === '') return;
    // By promise: the panel of an answered line is gone before a callback of the act would be called.
    act
      .mutateAsync({
        year,
        keys: [...keys],
        verdict,
        reason,
        evidence: evidence.trim() === '' ? null : evidence,
      })
      .then(({ change, answered }) => {
        const word = verdict === null ? '已收回结论' : `已记为${SUSPICION_VERDICTS[verdict]}`;
        void message.success({
          duration: 8,
          content: (
            <>
              {word}：{countOf(answered)} 条
              {change === null ? null : <UndoButton change={change} label="撤销" />}
            </>
          ),
        });
        onDone();
      })
      .catch((thrown: unknown) => void message.error(sentenceOf(thrown), 8));
  };
  return (
    <div className="hit-answer">
      <FormItem label="核实情况" reason={asked && reason.trim() === '' ? '“不属实”要写明情况' : undefined}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={200}
            placeholder="如：入户核实，漏记务工收入 1.2 万元"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormItem>
      <FormItem label="佐证材料">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={evidence}
            onChange={(event) => setEvidence(event.target.value)}
          />
        )}
      </FormItem>
      <div className="line">
        <Button may="review" loading={act.isPending} onClick={() => give('unfounded')}>
          不属实
        </Button>
        <Button may="review" danger loading={act.isPending} onClick={() => give('true')}>
          属实
        </Button>
        {keys.length > 1 ? <span className="quiet">已选 {countOf(keys.length)} 条</span> : null}
        <span className="spread" />
        {line.state === 'open' ? null : (
          <Button may="review" type="text" onClick={() => give(null)}>
            收回结论
          </Button>
        )}
      </div>
    </div>
  );
}
