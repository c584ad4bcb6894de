import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { Catalogue } from './catalogue.tsx';
import { WordingPart } from './wording-part.tsx';

/** The texts of the documents: the shipped ones, the township's own, and the difference. */
export function WordingDesk(): ReactNode {
  const { year } = useArchive();
  const catalogue = useAnswer('document.catalogue', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const answer = useAnswer(
    'document.wording',
    { document: chosen ?? '', year },
    { enabled: chosen !== null },
  );
  if (catalogue.isError) return <ErrorNote error={catalogue.error} />;
  if (catalogue.data === undefined) return <Busy />;
  const documents = catalogue.data.documents.filter(({ hasWording }) => hasWording);
  return (
    <div className="columns desk">
      <aside className="side left" style={{ width: 264 }}>
        <Catalogue documents={documents} chosen={chosen} onChoose={({ id }) => setChosen(id)} />
      </aside>
      <section className="middle wording" aria-label="文书用语">
        {chosen === null ? (
          <Empty title="先在左边选一份文书">这里改的是本乡镇的文字。填空不能删，打印时程序填进去。</Empty>
        ) : null}
        {answer.isError ? <ErrorNote error={answer.error} /> : null}
        {answer.data === undefined ? null : (
          <>
            <h2>{answer.data.title}</h2>
            <p className="quiet">改好后，以后打印的用新文字；已经打印的，照原样再印仍是当时的文字。</p>
            {answer.data.parts.map((part) => (
              <WordingPart
                key={`${chosen ?? ''} ${part.part} ${part.own ?? ''}`}
                document={chosen ?? ''}
                year={year}
                part={part}
              />
            ))}
          </>
        )}
      </section>
    </div>
  );
}
