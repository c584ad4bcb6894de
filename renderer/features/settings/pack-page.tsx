import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { call, sentenceOf } from '../../client.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { allYears, Source } from './pack-words.tsx';

type Pack = Output<'pack.list'>['packs'][number];
type Section = Output<'pack.get'>['sections'][number];

function Entries({ section, title }: { section: Section; title: string }): ReactNode {
  const inherits = section.entries.some(({ from }) => from !== title);
  return (
    <div className="scroll">
      <table className="sheet sticky packs" aria-label={section.title}>
        <thead>
          <tr>
            <th>项目</th>
            <th>内容</th>
            <th>依据</th>
            {inherits ? <th>写在哪个政策包</th> : null}
          </tr>
        </thead>
        <tbody>
          {section.entries.map(({ entry, value, source, confidence, from }, index) => (
            <tr key={`${index} ${entry}`}>
              <td>{entry}</td>
              <td className="strong">{value}</td>
              <td className="quiet">
                <Source source={source} confidence={confidence} />
              </td>
              {inherits ? <td className="quiet">{from === title ? '本政策包' : from}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PackTools({ pack, onBack }: { pack: Pack; onBack: () => void }): ReactNode {
  const { message } = App.useApp();
  const remove = useAct('pack.remove');
  const { id, version } = pack;
  const save = async (): Promise<void> => {
    try {
      const { name, text } = await call('pack.file', { id, version });
      saveFile(name, new TextEncoder().encode(text));
      message.success(`已导出“${name}”，已放到下载里`);
    } catch (thrown) {
      message.error(sentenceOf(thrown));
    }
  };
  const take = (): void =>
    remove.mutate(
      { id, version },
      {
        onSuccess: () => {
          message.success(`已移除“${pack.title}”，可以在“操作记录”里撤销`);
          onBack();
        },
        onError: (thrown) => message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <>
      <GuardedButton may="export" icon={<DownloadOutlined aria-hidden />} onClick={() => void save()}>
        导出为文件
      </GuardedButton>
      {pack.origin === 'program' ? null : (
        <GuardedButton may="set-up" loading={remove.isPending} onClick={take}>
          移除
        </GuardedButton>
      )}
    </>
  );
}

/** What stands in a pack, section by section, each entry with its source. */
export function PackPage({ pack, onBack }: { pack: Pack; onBack: () => void }): ReactNode {
  const answer = useAnswer('pack.get', { id: pack.id, version: pack.version });
  const [key, setKey] = useState<string | null>(null);
  const sections = answer.data?.sections ?? [];
  const here = sections.find((section) => section.key === key) ?? sections[0];
  return (
    <div className="page">
      <div className="toolbar flat">
        <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={onBack}>
          全部政策包
        </Button>
        <h2>{pack.title}</h2>
        <span className="quiet">
          第 {pack.version} 版，{pack.province ?? '全国'}，本乡镇按它办的年度：
          {allYears(pack.rules) || '没有'}
        </span>
        <span className="spread" />
        <PackTools pack={pack} onBack={onBack} />
      </div>
      <ErrorNote error={answer.error} />
      {answer.isPending ? <Busy /> : null}
      {here === undefined ? null : (
        <div className="columns">
          <nav className="side left tree pack-sections" aria-label="政策包的内容">
            {sections.map((section) => (
              <div key={section.key} className={`node${section.key === here.key ? ' here' : ''}`}>
                <button
                  type="button"
                  className="plain name"
                  aria-current={section.key === here.key}
                  onClick={() => setKey(section.key)}
                >
                  {section.title} <span className="faint">{section.entries.length}</span>
                </button>
              </div>
            ))}
          </nav>
          <div className="middle">
            <Entries section={here} title={pack.title} />
          </div>
        </div>
      )}
    </div>
  );
}
