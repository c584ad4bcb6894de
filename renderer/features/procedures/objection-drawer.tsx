import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { OBJECTION_CHANNELS, OBJECTION_OUTCOMES } from '#domain/procedures/words.ts';
import type { Objection } from '#contract/objection.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { AnswerForm } from './objection-answer.tsx';
import { DropForm, RepostForm } from './objection-consequence.tsx';
import { DecideForm } from './objection-decision.tsx';
import { VerifyForm } from './objection-verification.tsx';
import { objectorOf, subjectOf } from './objection-words.ts';

interface ObjectionDrawerProps {
  readonly page: ProcedurePage;
  readonly objection: Objection;
  readonly onClose: () => void;
}

/** One objection: what was done so far, and the one next act. */
export function ObjectionDrawer({ page, objection, onClose }: ObjectionDrawerProps): ReactNode {
  return (
    <Drawer open size={520} mask={false} title={`${subjectOf(objection)}的异议`} onClose={onClose}>
      <div className="stack objection">
        <ol className="objection-course" aria-label="办理经过">
          {courseOf(objection).map(({ title, on, lines }) => (
            <li key={title}>
              <h3>
                {title} <span className="quiet small">{on}</span>
              </h3>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          ))}
        </ol>
        <NextForm page={page} objection={objection} />
      </div>
    </Drawer>
  );
}

interface Done {
  readonly title: string;
  readonly on: string;
  readonly lines: readonly string[];
}

/** What was done, one after the other, as it was written down. */
function courseOf(objection: Objection): Done[] {
  const { objectorPhone, verifiedOn, finding, verifiers, outcome, decidedOn, decidedBy } = objection;
  const { answeredOn, answer, daysLate } = objection;
  const who = [objectorOf(objection), objectorPhone ?? ''].filter((part) => part !== '').join(' ');
  const received = {
    title: '收到',
    on: objection.receivedOn,
    lines: [`${OBJECTION_CHANNELS[objection.channel]}，提出人：${who}`, objection.content],
  };
  const verified = { title: '核实', on: verifiedOn ?? '', lines: [finding ?? '', verifiers.join('、')] };
  const decided = {
    title: outcome === null ? '处理' : OBJECTION_OUTCOMES[outcome],
    ...{ on: decidedOn ?? '', lines: [`处理人：${decidedBy ?? ''}`] },
  };
  const late = daysLate > 0 ? [`比期限 ${objection.answerBy} 晚了 ${daysLate} 天`] : [];
  return [
    received,
    ...(verifiedOn === null ? [] : [verified]),
    ...(outcome === null ? [] : [decided]),
    ...(answeredOn === null ? [] : [{ title: '答复', on: answeredOn, lines: [answer ?? '', ...late] }]),
  ];
}

/** What is to be done now; nothing once it is through. */
function NextForm({ page, objection }: Pick<ObjectionDrawerProps, 'page' | 'objection'>): ReactNode {
  switch (objection.next) {
    case 'verify':
      return <VerifyForm objection={objection} />;
    case 'decide':
      return <DecideForm objection={objection} />;
    case 'drop':
      return <DropForm page={page} objection={objection} />;
    case 'repost':
      return <RepostForm page={page} objection={objection} />;
    case 'answer':
      return <AnswerForm objection={objection} />;
    case null:
      return <p className="done">这件异议已经办完。</p>;
  }
}
