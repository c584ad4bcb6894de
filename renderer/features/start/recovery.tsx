import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { type BrokenArchive, setBroken } from '../../broken-archive.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { Note } from '../../ui/notes.tsx';
import { sizeOf } from '../../ui/numbers.ts';
import { RestoreDialog } from '../../ui/restore-dialog.tsx';
import { Salvage } from './salvage.tsx';

type Found = Output<'archive.examine'>;
type Way = Found['ways'][number];

const WAYS: Readonly<Record<Way, { readonly title: string; readonly sentence: string }>> = {
  restore: {
    title: '用备份恢复',
    sentence: '选一份核对过的备份换上。那份备份以后录入的看不到；坏了的档案库整个留着，不会删除。',
  },
  salvage: {
    title: '抢救',
    sentence:
      '从坏了的文件里把还能读出来的逐张表抄到一个新的档案库，缺的从备份补，再照操作记录重做。原来的不改动。没有近几天的备份，或者备份以后又录了很多时用它。',
  },
  'key-file': {
    title: '找回密钥文件',
    sentence:
      '档案库文件夹里和它的 backups 里都没有能用的 archive.key.json。请从第二个备份位置（移动硬盘、共享盘）把同名文件复制到档案库文件夹，再回来打开。没有它，口令对也打不开。',
  },
  wait: {
    title: '等一等再开',
    sentence: '关掉另一个正在使用它的户档程序；在共享盘上的，问问是谁开着。然后再打开。',
  },
  'other-place': {
    title: '换个地方放',
    sentence:
      '关闭户档，把整个档案库文件夹复制到本机硬盘的“户档”文件夹里，再打开。只读的盘、满了的盘、云盘同步的文件夹和共享盘都不合适。',
  },
};

/** An archive that does not open: what it is, and every way out, each in a sentence. */
export function Recovery({ broken: { name, rule, sentence } }: { broken: BrokenArchive }): ReactNode {
  const examined = useAnswer('archive.examine', { name, because: rule });
  const [doing, setDoing] = useState<'restore' | 'salvage' | null>(null);
  const found = examined.data;
  const done = (): void => {
    setDoing(null);
    setBroken(null);
    void refreshAll();
  };
  const acts: Partial<Record<Way, ReactNode>> = {
    restore: (
      <Button type="primary" onClick={() => setDoing('restore')}>
        选备份…
      </Button>
    ),
    salvage: <Button onClick={() => setDoing('salvage')}>抢救…</Button>,
  };
  return (
    <section className="start-card recovery" aria-label="档案库打不开">
      <h2>“{name}”打不开</h2>
      <Note tone="bad">{sentence}</Note>
      {found === undefined || found.sentence === sentence ? null : <p>{found.sentence}</p>}
      {found === undefined ? null : <FolderFacts found={found} />}
      <ul className="ways" aria-label="怎么办">
        {(found?.ways ?? ['restore' as const]).map((way) => (
          <li key={way}>
            <div>
              <strong>{WAYS[way].title}</strong>
              <p className="quiet">{WAYS[way].sentence}</p>
            </div>
            {acts[way]}
          </li>
        ))}
      </ul>
      <div className="line">
        <Button type="link" onClick={() => setBroken(null)}>
          再打开试试
        </Button>
        <span className="spread" />
        <span className="faint small">到现在为止什么也没有改动。</span>
      </div>
      {doing === 'restore' ? (
        <RestoreDialog name={name} file={null} isOpen={false} onDone={done} onClose={() => setDoing(null)} />
      ) : null}
      {doing === 'salvage' ? <Salvage name={name} onDone={done} onClose={() => setDoing(null)} /> : null}
    </section>
  );
}

/** Less than this and an archive soon cannot be written. */
const LITTLE = 200 * 1024 * 1024;

function FolderFacts({ found }: { found: Found }): ReactNode {
  const { isCloudFolder, isNetworkFolder, isReadOnly, freeBytes } = found;
  const facts = [
    ...(isCloudFolder ? ['它在云盘同步的文件夹里：同步会弄坏正在使用的档案库'] : []),
    ...(isNetworkFolder ? ['它在共享盘上：断网会弄坏正在使用的档案库'] : []),
    ...(isReadOnly ? ['它所在的地方只能读，不能写'] : []),
    ...(freeBytes < LITTLE ? [`磁盘只剩 ${sizeOf(freeBytes)}`] : []),
  ];
  return facts.length === 0 ? null : <Note tone="look">{facts.join('；')}。</Note>;
}
