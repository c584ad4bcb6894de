import { type ReactNode, useEffect, useState } from 'react';
import { handedOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { Catalogue } from './catalogue.tsx';
import { type Choice, noChoice, targetOf, withDocument } from './document-choice.ts';
import { ForWhom } from './for-whom.tsx';
import { Preview } from './preview.tsx';
import { SetDialog } from './set-dialog.tsx';

const PLAN = '帮扶计划';

/** What another page sent here: households to print for, or a document of a procedure. */
interface Sent {
  readonly document?: string;
  readonly procedureId?: number;
  readonly villageId?: number;
  readonly township?: true;
  readonly households?: readonly number[];
}

const kindSent = ({ procedureId, villageId, township, households }: Sent): Choice['kind'] => {
  if (township === true) return 'township';
  if (procedureId !== undefined) return 'procedure';
  if (villageId !== undefined) return 'village';
  return households === undefined ? 'procedure' : 'household';
};

/** Catalogue → for whom → preview, print, save. */
export function PrintDesk(): ReactNode {
  const catalogue = useAnswer('document.catalogue', {});
  const [choice, setChoice] = useRemembered<Choice>('documents.choice', noChoice);
  const documents = catalogue.data?.documents;
  const [sentAgain, setSentAgain] = useState(0);
  const [isSet, setIsSet] = useState(false);
  useEffect(() => {
    const take = (): void => setSentAgain((times) => times + 1);
    window.addEventListener('hudang:document', take);
    return () => window.removeEventListener('hudang:document', take);
  }, []);
  useEffect(() => {
    if (documents === undefined) return;
    const households = handedOver<readonly number[]>('documents.households');
    const sent = handedOver<Sent>('documents.sent');
    if (households !== undefined) {
      const forHouseholds = documents.filter((each) => each.targets.includes('household'));
      const plan =
        forHouseholds.find((each) => each.id === choice.document) ??
        forHouseholds.find((each) => each.title.includes(PLAN)) ??
        forHouseholds[0];
      const next: Choice = { ...noChoice, kind: 'household', households };
      setChoice(plan === undefined ? next : withDocument(next, plan));
    } else if (sent !== undefined) {
      const entry = documents.find((each) => each.id === sent.document);
      const next: Choice = {
        ...noChoice,
        kind: kindSent(sent),
        procedureId: sent.procedureId ?? null,
        villageId: sent.villageId ?? null,
        households: sent.households ?? [],
      };
      setChoice(entry === undefined ? next : withDocument(next, entry));
    }
    handOverDone('documents.households');
    handOverDone('documents.sent');
    // eslint-disable-next-line react-hooks/exhaustive-deps -- taken once, when the catalogue is there
  }, [documents, sentAgain]);
  if (catalogue.isError) return <ErrorNote error={catalogue.error} />;
  if (documents === undefined) return <Busy />;
  const entry = documents.find((each) => each.id === choice.document);
  return (
    <div className="columns desk">
      <aside className="side left" style={{ width: 264 }}>
        <Catalogue
          documents={documents}
          chosen={choice.document}
          onChoose={(each) => setChoice(withDocument(choice, each))}
        />
      </aside>
      {entry === undefined ? (
        <Empty title="先在左边选一种文书">选好后再选给谁打印，这里就出现预览。</Empty>
      ) : (
        <Preview entry={entry} choice={choice}>
          <ForWhom entry={entry} choice={choice} onChoice={setChoice} />
          {targetOf(choice) === null ? null : (
            <Button may="print" onClick={() => setIsSet(true)}>
              成套打印…
            </Button>
          )}
        </Preview>
      )}
      {isSet ? <SetDialog documents={documents} choice={choice} onClose={() => setIsSet(false)} /> : null}
    </div>
  );
}
