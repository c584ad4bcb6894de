import { Select } from 'antd';
import { type ReactNode, type Ref, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';
import type { Wanted } from './inbox-words.ts';
import { SheetSearch } from './sheet-search.tsx';

interface FileDocumentProps {
  readonly pageIds: readonly number[];
  readonly box: Ref<{ focus: () => void }>;
  readonly onDone: () => void;
}

/** The pages are those of a sheet that was printed here: which one, and from which of its pages on. */
export function FileDocument({ pageIds, box, onDone }: FileDocumentProps): ReactNode {
  const act = useAct('scan.file');
  const [sheet, setSheet] = useState<Wanted | null>(null);
  const [from, setFrom] = useState<number | null>(null);
  const choose = (next: Wanted | null): void => {
    setSheet(next);
    setFrom(null);
  };
  const file = (of: Wanted, firstPage: number): void =>
    act.mutate(
      { pageIds: [...pageIds], to: { kind: 'document', documentId: of.documentId, firstPage } },
      { onSuccess: onDone },
    );
  const firstOf = (of: Wanted): number => from ?? of.missing[0] ?? 1;
  return (
    <>
      <SheetSearch box={box} chosen={sheet} onChoose={choose} onEnter={(of) => file(of, firstOf(of))} />
      <ErrorNote error={act.error} />
      {sheet === null ? null : (
        <div className="line">
          <Select
            aria-label="是第几页"
            style={{ width: 132 }}
            value={firstOf(sheet)}
            onChange={setFrom}
            options={Array.from({ length: sheet.pages }, (_, at) => ({
              value: at + 1,
              label: `${pageIds.length > 1 ? '从' : '是'}第 ${at + 1} 页${sheet.missing.includes(at + 1) ? '' : '（已有）'}`,
            }))}
          />
          <span className="spread" />
          <Button
            may="write"
            type="primary"
            loading={act.isPending}
            onClick={() => file(sheet, firstOf(sheet))}
          >
            归位 <kbd>Enter</kbd>
          </Button>
        </div>
      )}
    </>
  );
}
