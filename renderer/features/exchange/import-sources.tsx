import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportSource } from '#contract/import.ts';
import type { Request } from '#contract/channels.ts';
import { call } from '../../client.ts';
import { useAnswer } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { SourceColumns } from './source-columns.tsx';
import { SourceHead } from './source-head.tsx';
import { SourcePreview } from './source-preview.tsx';

interface ImportSourcesProps {
  readonly importId: string;
  readonly sources: readonly ImportSource[];
  readonly onSources: (sources: readonly ImportSource[]) => void;
  readonly onDiscard: () => void;
  readonly onCompare: () => void;
}

type Wish = Omit<Request<'import.adjust'>, 'importId' | 'source'>;

const titleOf = ({ file, sheet }: ImportSource): string => (sheet === null ? file : `${file} · ${sheet}`);

/** Worth a look before anything is compared. */
const isDoubtful = ({ used, problem, kind, columns, missing, yearFrom }: ImportSource): boolean =>
  problem === null &&
  used &&
  (kind === null ||
    yearFrom === 'today' ||
    missing.length > 0 ||
    columns.some(({ sure }) => sure === 'likely' || sure === 'none'));

/** Every sheet of every file: what it is, where its headers stand, what its columns mean; anything can be set otherwise. */
export function ImportSources(props: ImportSourcesProps): ReactNode {
  const { importId, sources, onSources } = props;
  const [chosen, setChosen] = useState(
    () => (sources.find(isDoubtful) ?? sources.find(({ problem }) => problem === null) ?? sources[0])?.source,
  );
  const [pointing, setPointing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const targets = useAnswer('import.targets', {});
  const source = sources.find((each) => each.source === chosen);
  const adjust = async (at: number, wish: Wish): Promise<void> => {
    setError(null);
    try {
      const answer = await call('import.adjust', { importId, source: at, ...wish });
      onSources(sources.map((each) => (each.source === at ? answer.source : each)));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const used = sources.filter((each) => each.used);
  const unread = sources.filter(({ problem }) => problem !== null);
  return (
    <section className="panel fill" aria-label="认列">
      <div className="line">
        <h2>
          {sources.length === 1 ? '这张表' : `${sources.length} 张表`}
          认得对不对？改好后试导入，还不会写入。
        </h2>
        <span className="spread" />
        <Button onClick={props.onDiscard}>放弃</Button>
        <Button
          type="primary"
          disabled={used.length === 0 || used.some(({ kind }) => kind === null)}
          onClick={props.onCompare}
        >
          试导入
        </Button>
      </div>
      {unread.map((each) => (
        <Note key={each.source} tone="bad">
          {titleOf(each)}：{each.problem}
        </Note>
      ))}
      <ErrorNote error={error ?? targets.error} />
      <div className="import-sources">
        <ul className="source-list" aria-label="文件和工作表">
          {sources.map((each) => (
            <li key={each.source} className={each.source === chosen ? 'here' : ''}>
              <input
                type="checkbox"
                aria-label={`导入 ${titleOf(each)}`}
                checked={each.used}
                disabled={each.problem !== null || each.header === null}
                onChange={(event) => void adjust(each.source, { used: event.target.checked })}
              />
              <button type="button" onClick={() => setChosen(each.source)}>
                <span className="strong">{each.file}</span>
                <span className={each.problem !== null || each.kind === null ? 'wrong' : 'quiet'}>
                  {each.sheet === null ? '' : `${each.sheet} · `}
                  {each.problem !== null
                    ? '不能读'
                    : (targets.data?.kinds.find(({ kind }) => kind === each.kind)?.title ??
                      '没有认出是什么表')}
                  {each.problem === null && !each.used ? ' · 不导入' : ''}
                  {isDoubtful(each) ? <span className="warn"> · 请看一下</span> : null}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {source?.problem !== null ? null : (
          <div className="source-detail">
            <SourceHead
              key={source.source}
              source={source}
              kinds={targets.data?.kinds ?? []}
              pointing={pointing}
              onPointing={setPointing}
              onWish={(wish) => void adjust(source.source, wish)}
            />
            {pointing || source.header === null ? (
              <SourcePreview
                source={source}
                onHeader={(row) => {
                  setPointing(false);
                  void adjust(source.source, { headerRow: row, used: true });
                }}
              />
            ) : (
              <SourceColumns
                source={source}
                targets={targets.data?.targets ?? []}
                onTarget={(index, target) => void adjust(source.source, { columns: [{ index, target }] })}
              />
            )}
          </div>
        )}
      </div>
    </section>
  );
}
