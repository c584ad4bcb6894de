import { Button, Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { type CatalogueEntry, chapterOf, type Choice, targetOf, targetWords } from './document-choice.ts';
import { useMake } from './use-make.tsx';

interface SetDialogProps {
  readonly documents: readonly CatalogueEntry[];
  readonly choice: Choice;
  readonly onClose: () => void;
}

/** Several documents for the same target as one file: first those of no household, then household by household. */
export function SetDialog({ documents, choice, onClose }: SetDialogProps): ReactNode {
  const { year } = useArchive();
  const { busy, make } = useMake();
  const { kind } = choice;
  const fitting = documents.filter(
    ({ targets, papers, level }) =>
      kind !== null && targets.includes(kind) && papers.includes('A4') && level !== 'WEB',
  );
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    fitting.filter(({ steps }) => kind === 'procedure' && steps.length > 0).map(({ id }) => id),
  );
  const [duplex, setDuplex] = useState(true);
  const target = targetOf(choice);
  const go = (what: 'print' | 'save', draft = false): void => {
    const [first, ...rest] = fitting.filter(({ id }) => chosen.includes(id));
    if (first === undefined || target === null) return;
    const wanted = {
      ...{ document: first.id, with: rest.map(({ id }) => id), target, year },
      ...{ paper: 'A4' as const, draft, duplex },
    };
    void make(what, '成套文书', wanted).then(onClose);
  };
  const chapters = [...new Set(fitting.map(chapterOf))];
  const cannot = chosen.length === 0 || busy;
  return (
    <Modal
      open
      width={720}
      title={`成套打印（${kind === null ? '' : targetWords[kind]}）`}
      onCancel={onClose}
      footer={[
        <Checkbox key="duplex" checked={duplex} onChange={(event) => setDuplex(event.target.checked)}>
          双面，每份从正面开始
        </Checkbox>,
        <Button key="draft" disabled={cannot} onClick={() => go('print', true)}>
          印草稿
        </Button>,
        <Button key="save" disabled={cannot} onClick={() => go('save')}>
          保存 PDF
        </Button>,
        <Button
          key="print"
          type="primary"
          disabled={chosen.length === 0}
          loading={busy}
          onClick={() => go('print')}
        >
          打印 {chosen.length} 种
        </Button>,
      ]}
    >
      <div className="set-list">
        {chapters.map((chapter) => (
          <fieldset key={chapter}>
            <legend className="quiet small">{chapter}</legend>
            {fitting
              .filter((entry) => chapterOf(entry) === chapter)
              .map(({ id, title }) => (
                <Checkbox
                  key={id}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    setChosen(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                  }
                >
                  <span className="faint small">{id}</span> {title}
                </Checkbox>
              ))}
          </fieldset>
        ))}
      </div>
    </Modal>
  );
}
