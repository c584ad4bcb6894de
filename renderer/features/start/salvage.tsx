import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { tableTitle } from '#domain/time/log-words.ts';
import type { Output } from '#contract/channels.ts';
import { useCall } from '../../queries.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { PassphraseForm } from '../../ui/passphrase-form.tsx';

interface SalvageProps {
  readonly name: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Copies what can still be read into a new archive and says what it could not. */
export function Salvage({ name, onDone, onClose }: SalvageProps): ReactNode {
  const salvage = useCall('archive.salvage');
  const [byCode, setByCode] = useState(false);
  if (salvage.data !== undefined) return <Report report={salvage.data} onDone={onDone} />;
  return (
    <Modal
      open
      title={`抢救“${name}”`}
      width={560}
      footer={null}
      closable={!salvage.isPending}
      keyboard={!salvage.isPending}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <PassphraseForm
        key={byCode ? 'code' : 'passphrase'}
        name="抢救"
        label={byCode ? '恢复码' : '管理员的口令'}
        isShown={byCode}
        word={salvage.isPending ? '正在抢救，请等几分钟…' : '开始抢救'}
        busy={salvage.isPending}
        error={salvage.error}
        onSubmit={(secret) =>
          salvage.mutate({ name, ...(byCode ? { recoveryCode: secret } : { passphrase: secret }) })
        }
        beside={
          <Button type="link" disabled={salvage.isPending} onClick={() => setByCode(!byCode)}>
            {byCode ? '用口令' : '没有口令，用恢复码'}
          </Button>
        }
      >
        <p>结果放进一个新的档案库，和原来的并排放着。原来的一点不改。抢救完会逐张表说明读出多少、缺多少。</p>
      </PassphraseForm>
    </Modal>
  );
}

type Table = Output<'archive.salvage'>['tables'][number];
type Counts = Omit<Table, 'table'>;

/** By what a clerk calls it: several tables may be one thing, and what has no name of its own comes last. */
function byTitle(tables: readonly Table[]): (readonly [string, Counts])[] {
  const found = new Map<string, Counts>();
  for (const { table, ...counts } of tables) {
    const title = tableTitle(table);
    const name = title === NAMELESS ? REST : title;
    const sum = found.get(name) ?? { read: 0, lost: 0, fromBackup: 0, replayed: 0 };
    found.set(name, {
      read: sum.read + counts.read,
      lost: sum.lost + counts.lost,
      fromBackup: sum.fromBackup + counts.fromBackup,
      replayed: sum.replayed + counts.replayed,
    });
  }
  return [...found]
    .filter(([, { read, lost, fromBackup }]) => read + lost + fromBackup > 0)
    .sort(([a], [b]) => Number(a === REST) - Number(b === REST));
}

const NAMELESS = tableTitle('');
const REST = '其他（操作记录、设置等）';

function Report({ report, onDone }: { report: Output<'archive.salvage'>; onDone: () => void }): ReactNode {
  const { made, tables, sentences } = report;
  const lost = tables.reduce((sum, each) => sum + each.lost, 0);
  return (
    <Modal
      open
      title="抢救完了"
      width={760}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onDone}>
          去打开“{made}”
        </Button>
      }
    >
      <div className="stack">
        <Note tone={lost === 0 ? 'good' : 'look'}>
          抢救出来的放在新的档案库“{made}”里，用原来的口令打开。
        </Note>
        <ul className="said">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <div className="salvaged">
          <table className="sheet" aria-label="逐张表的结果">
            <thead>
              <tr>
                <th>内容</th>
                <th className="num">读出</th>
                <th className="num">缺少</th>
                <th className="num">从备份补</th>
                <th className="num">照记录重做</th>
              </tr>
            </thead>
            <tbody>
              {byTitle(tables).map(([title, each]) => (
                <tr key={title}>
                  <td>{title}</td>
                  <td className="num">{countOf(each.read)}</td>
                  <td className={`num${each.lost > 0 ? ' wrong' : ''}`}>{countOf(each.lost)}</td>
                  <td className="num">{countOf(each.fromBackup)}</td>
                  <td className="num">{countOf(each.replayed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Modal>
  );
}
