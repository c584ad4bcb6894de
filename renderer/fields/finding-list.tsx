import { type ReactNode, useState } from 'react';
import type { Finding } from '#contract/common.ts';
import { useMay } from '../may.ts';
import { useAct } from '../queries.ts';
import { go } from '../route.ts';
import { LevelSign } from '../ui/level-sign.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { AnswerHits, canAnswer, hitPlaceOf } from './answer-hits.tsx';
import { placeOfFinding } from './finding-place.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Somebody looks in passing: nothing is answered from here. */
  readonly isBrief?: boolean;
}

/** Findings with a sign for their weight; a click leads to the field. What is answered stands below, folded up. */
export function FindingList({ findings, isBrief = false }: FindingListProps): ReactNode {
  const mayAnswer = useMay('review');
  const [answering, setAnswering] = useState<Finding | null>(null);
  const open = findings.filter(({ answer }) => answer === null);
  const answered = findings.filter(({ answer }) => answer !== null);
  const isOfMany = new Set(findings.map(({ householdId }) => householdId)).size > 1;
  return (
    <>
      {open.length === 0 ? (
        <p className="done small">{answered.length === 0 ? '核查没有发现疑点' : '没有要处理的疑点'}</p>
      ) : (
        <ul className="findings" aria-label="疑点">
          {open.map((finding) => (
            <li key={keyOf(finding)}>
              <FindingLine finding={finding} isOfMany={isOfMany} />
              {canAnswer(finding) && !isBrief && mayAnswer ? (
                <button
                  type="button"
                  className="link small faint"
                  aria-label="情况属实…"
                  title="情况属实：写明理由，值不变就不再提醒"
                  onClick={() => setAnswering(finding)}
                >
                  属实…
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {answered.length === 0 ? null : <Answered findings={answered} isBrief={isBrief} />}
      {answering === null ? null : (
        <AnswerHits
          sentence={answering.message}
          scopes={[{ label: '这一处', what: { hits: [hitPlaceOf(answering)] } }]}
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  );
}

const keyOf = ({ rule, householdId, memberId, recordId, field }: Finding): string =>
  [rule, householdId, memberId, recordId, field].join(' ');

interface FindingLineProps {
  readonly finding: Finding;
  readonly isOfMany?: boolean;
}

const FindingLine = ({ finding, isOfMany = false }: FindingLineProps): ReactNode => (
  <button type="button" className="plain" onClick={() => go(placeOfFinding(finding))}>
    <LevelSign level={finding.level} isAnswered={finding.answer !== null} />
    <span className={finding.answer === null ? '' : 'quiet'}>
      {isOfMany ? <span className="faint">{finding.householdNo ?? '未编号'} </span> : null}
      {finding.message} <span className="faint nowrap">{finding.rule}</span>
    </span>
  </button>
);

/** What somebody said is so, and why. */
function Answered({ findings, isBrief }: { findings: readonly Finding[]; isBrief: boolean }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const mayAnswer = useMay('review');
  const act = useAct('check.withdraw');
  return (
    <>
      <button type="button" className="link small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '收起' : ''}已说明 {findings.length} 处
      </button>
      <ErrorNote error={act.error} />
      {isOpen ? (
        <ul className="findings" aria-label="已说明的疑点">
          {findings.map((finding) => (
            <li key={keyOf(finding)}>
              <FindingLine finding={finding} />
              <p className="quiet small finding-answer">
                {finding.answer?.reason}
                {finding.answer?.evidence == null ? '' : `（${finding.answer.evidence}）`}
                {isBrief || !mayAnswer ? null : (
                  <button
                    type="button"
                    className="link small"
                    disabled={act.isPending}
                    onClick={() => finding.answer !== null && act.mutate({ ids: [finding.answer.id] })}
                  >
                    撤回
                  </button>
                )}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
