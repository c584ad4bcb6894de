import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { type CatalogueEntry, targetNames } from './document-choice.ts';

interface CatalogueProps {
  readonly documents: readonly CatalogueEntry[];
  readonly chosen: string | null;
  readonly onChoose: (entry: CatalogueEntry) => void;
}

export function Catalogue({ documents, chosen, onChoose }: CatalogueProps): ReactNode {
  const [text, setText] = useState('');
  const shown = documents.filter((entry) => entry.title.includes(text.trim()));
  return (
    <div className="catalogue">
      <Input
        aria-label="查找文书"
        placeholder="查找文书"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul aria-label="文书目录">
        {shown.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={`plain${entry.id === chosen ? ' here' : ''}`}
              aria-pressed={entry.id === chosen}
              onClick={() => onChoose(entry)}
            >
              <span>{entry.title}</span>
              <span className="faint small nowrap">
                {entry.level === 'PUBLIC' || entry.level === 'WEB' ? '可张贴' : ''}{' '}
                {entry.targets.map((target) => targetNames[target]).join('、')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="faint">没有名称含“{text.trim()}”的文书</p> : null}
    </div>
  );
}
