import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAnswer } from '../../queries.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { UndoButton } from '../../ui/undo-button.tsx';
import { type ChosenPack, type LoadedPack, PackLoad } from './pack-load.tsx';
import { PackPage } from './pack-page.tsx';
import { allYears, yearsText } from './pack-words.tsx';

type Pack = Output<'pack.list'>['packs'][number];

type Shown =
  | { readonly kind: 'list'; readonly loaded?: LoadedPack }
  | { readonly kind: 'pack'; readonly pack: Pack }
  | { readonly kind: 'file'; readonly file: ChosenPack };

function PackRow({ pack, onOpen }: { pack: Pack; onOpen: () => void }): ReactNode {
  return (
    <tr
      className={`go${pack.rules.length === 0 ? ' gone' : ''}`}
      tabIndex={0}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen();
      }}
    >
      <td className="strong">{pack.title}</td>
      <td className="nowrap">第 {pack.version} 版</td>
      <td>{pack.province ?? '全国'}</td>
      <td className="nowrap">{yearsText(pack.years)}</td>
      <td className="nowrap strong">{allYears(pack.rules) || <span className="faint">没有</span>}</td>
      <td>{pack.object}</td>
      <td>{pack.department}</td>
      <td className="num">{pack.procedures === 0 ? <span className="faint">没有</span> : pack.procedures}</td>
      <td className="num">
        {pack.begun === 0 ? '' : `${pack.begun}${pack.running === 0 ? '' : `（在办 ${pack.running}）`}`}
      </td>
      <td className="quiet">
        {pack.origin === 'program' ? '随程序' : `${pack.fileName ?? '文件'}，${pack.loadedOn ?? ''} 载入`}
      </td>
    </tr>
  );
}

function PackTable({ packs, onOpen }: { packs: readonly Pack[]; onOpen: (pack: Pack) => void }): ReactNode {
  return (
    <table className="sheet" aria-label="政策包">
      <thead>
        <tr>
          <th>政策包</th>
          <th>版次</th>
          <th>省份</th>
          <th>适用年度</th>
          <th>本乡镇按它办的年度</th>
          <th>对象称谓</th>
          <th>县级部门</th>
          <th className="num">程序</th>
          <th className="num">已发起</th>
          <th>来源</th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <PackRow key={`${pack.id}@${pack.version}`} pack={pack} onOpen={() => onOpen(pack)} />
        ))}
      </tbody>
    </table>
  );
}

/** What differs by year and province: which pack rules when, what stands in each, and new ones from a file. */
export function Packs(): ReactNode {
  const answer = useAnswer('pack.list', {});
  const [shown, setShown] = useState<Shown>({ kind: 'list' });
  const toList = (): void => setShown({ kind: 'list' });
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { packs } = answer.data;
  if (shown.kind === 'pack') return <PackPage pack={shown.pack} onBack={toList} />;
  if (shown.kind === 'file')
    return (
      <PackLoad file={shown.file} onBack={toList} onLoaded={(loaded) => setShown({ kind: 'list', loaded })} />
    );
  const choose = async (file: File): Promise<void> =>
    setShown({ kind: 'file', file: { name: file.name, text: await file.text() } });
  const { loaded } = shown;
  const isThere = packs.some(({ id, version }) => id === loaded?.id && version === loaded.version);
  return (
    <div className="scroll">
      <div className="toolbar flat">
        <span className="quiet">
          称谓、参考线、公示天数、会议人数、代码表按年度和省份不同，都在政策包里。本省有新文件时载入本省的政策包；按旧包发起的程序仍按旧包办完。
        </span>
        <span className="spread" />
        <FileButton may="set-up" label="载入政策包" accept=".json" onFile={(file) => void choose(file)} />
      </div>
      {loaded === undefined || !isThere ? null : (
        <div className="pack-note">
          <Note tone="good">
            已载入“{loaded.title}”。
            {loaded.change === null ? null : (
              <UndoButton change={loaded.change} label={`撤销载入 ${loaded.title}`} />
            )}
          </Note>
        </div>
      )}
      <PackTable packs={packs} onOpen={(pack) => setShown({ kind: 'pack', pack })} />
    </div>
  );
}
