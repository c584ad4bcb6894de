import { Input, Select } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import {
  type CatalogueEntry,
  chapterOf,
  findDocuments,
  targetNames,
  type TargetKind,
} from './document-choice.ts';

interface CatalogueProps {
  readonly documents: readonly CatalogueEntry[];
  readonly chosen: string | null;
  readonly onChoose: (entry: CatalogueEntry) => void;
}

const kinds = Object.entries(targetNames).map(([value, label]) => ({ value, label: `能按${label}印` }));

/** Every document by chapter; found by number, name, pinyin or the step that asks for it. */
export function Catalogue({ documents, chosen, onChoose }: CatalogueProps): ReactNode {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<TargetKind | null>(null);
  const shown = findDocuments(documents, text).filter(
    ({ targets }) => kind === null || targets.includes(kind),
  );
  return (
    <div className="catalogue">
      <Input
        aria-label="查找文书"
        placeholder="名称、拼音、表号或步骤"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => shown[0] !== undefined && onChoose(shown[0])}
      />
      <Select
        aria-label="按什么印"
        placeholder="全部文书"
        allowClear
        size="small"
        value={kind}
        options={kinds}
        onChange={(next: TargetKind | undefined) => setKind(next ?? null)}
      />
      <ul aria-label="文书目录" className="catalogue-list">
        {shown.map((entry, at) => {
          const chapter = chapterOf(entry);
          const before = shown[at - 1];
          const isFirst = before === undefined || chapterOf(before) !== chapter;
          return (
            <Fragment key={entry.id}>
              {isFirst ? <li className="catalogue-chapter">{chapter}</li> : null}
              <li>
                <button
                  type="button"
                  className={`plain${entry.id === chosen ? ' here' : ''}`}
                  aria-pressed={entry.id === chosen}
                  title={entry.steps.join('、')}
                  onClick={() => onChoose(entry)}
                >
                  <span className="faint small catalogue-number">{entry.id}</span>
                  <span className="catalogue-title">{entry.title}</span>
                  {entry.level === 'PUBLIC' || entry.level === 'WEB' ? (
                    <span className="faint small nowrap">{entry.level === 'WEB' ? '上网' : '张贴'}</span>
                  ) : null}
                </button>
              </li>
            </Fragment>
          );
        })}
      </ul>
      {shown.length === 0 ? <p className="faint">没有找到，换个词试试</p> : null}
    </div>
  );
}
