import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PackDifferenceView, PackPreview } from '#contract/pack.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Busy, Empty, ErrorNote, Note } from '../../ui/notes.tsx';
import { allYears, Source, yearsText } from './pack-words.tsx';

export interface ChosenPack {
  readonly name: string;
  readonly text: string;
}

export interface LoadedPack {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly change: number | null;
}

interface PackLoadProps {
  readonly file: ChosenPack;
  readonly onBack: () => void;
  readonly onLoaded: (loaded: LoadedPack) => void;
}

const keyOf = ({ years, section, entry }: PackDifferenceView): string =>
  `${section.key} ${entry} ${years.join('-')}`;

/** A cell of before or after; what is not there is said, not left blank. */
const side = (value: string | null, word: string): ReactNode =>
  value ?? <span className="faint">{word}</span>;

function Differences({ differences }: Pick<PackPreview, 'differences'>): ReactNode {
  const sections = [...Map.groupBy(differences, ({ section }) => section.title)];
  return (
    <div className="scroll">
      <table className="sheet sticky packs" aria-label="载入后的变化">
        <thead>
          <tr>
            <th>年度</th>
            <th>项目</th>
            <th>现在</th>
            <th>载入后</th>
            <th>依据</th>
          </tr>
        </thead>
        {sections.map(([title, rows]) => (
          <tbody key={title}>
            <tr className="sum">
              <td colSpan={5}>
                {title} <span className="faint">{rows.length} 处</span>
              </td>
            </tr>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                <td className="nowrap">{yearsText(row.years)}</td>
                <td>{row.entry}</td>
                <td className="quiet">{side(row.before, '没有')}</td>
                <td className="strong">{side(row.after, '不再有')}</td>
                <td className="quiet">
                  <Source source={row.source} confidence={row.confidence} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Problems({ problems }: Pick<PackPreview, 'problems'>): ReactNode {
  return (
    <div className="pack-note">
      <Note tone="bad">
        这个文件不能载入，没有改动任何数据：
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

/** What a chosen file would change, before it is loaded. */
export function PackLoad({ file, onBack, onLoaded }: PackLoadProps): ReactNode {
  const preview = useAnswer('pack.preview', { text: file.text });
  const load = useAct('pack.load');
  const { data } = preview;
  const pack = data?.pack ?? null;
  const take = (title: string): void =>
    load.mutate(
      { text: file.text, fileName: file.name },
      { onSuccess: ({ id, version, change }) => onLoaded({ id, version, title, change }) },
    );
  return (
    <div className="page">
      <div className="toolbar flat">
        <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={onBack}>
          全部政策包
        </Button>
        <h2>{pack === null ? file.name : pack.title}</h2>
        {pack === null ? null : (
          <span className="quiet">
            第 {pack.version} 版，{pack.province ?? '全国'}，载入后本乡镇按它办的年度：
            {allYears(data?.rules ?? []) || '没有'}
          </span>
        )}
        <span className="spread" />
        <Button onClick={onBack}>不载入</Button>
        {pack === null ? null : (
          <Button type="primary" loading={load.isPending} onClick={() => take(pack.title)}>
            载入
          </Button>
        )}
      </div>
      <div className="pack-note stack">
        <ErrorNote error={preview.error ?? load.error} />
        {data?.notes.map((note) => (
          <Note key={note} tone="look">
            {note}
          </Note>
        ))}
      </div>
      {data === undefined ? (
        preview.isPending ? (
          <Busy text="正在核对…" />
        ) : null
      ) : pack === null ? (
        <Problems problems={data.problems} />
      ) : data.differences.length === 0 ? (
        <Empty title="没有变化">这个政策包的内容与现在使用的完全一样。</Empty>
      ) : (
        <Differences differences={data.differences} />
      )}
    </div>
  );
}
