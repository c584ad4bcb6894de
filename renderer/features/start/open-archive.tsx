import { DatabaseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type SubmitEvent, type ReactNode, useState } from 'react';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';

interface OpenArchiveProps {
  readonly archives: readonly { readonly name: string; readonly openedAt: string | null }[];
  readonly onMake: () => void;
}

export function OpenArchive({ archives, onMake }: OpenArchiveProps): ReactNode {
  const [name, setName] = useState(archives[0]?.name ?? '');
  const [passphrase, setPassphrase] = useState('');
  const open = useAct('archive.open');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    open.mutate({ name, passphrase });
  };
  return (
    <form className="start-card" onSubmit={submit} aria-label="打开档案库">
      <h2>打开档案库</h2>
      <ul role="radiogroup" aria-label="本机的档案库" className="archives">
        {archives.map((archive) => (
          <li key={archive.name}>
            <label className={archive.name === name ? 'on' : ''}>
              <input
                type="radio"
                name="archive"
                checked={archive.name === name}
                onChange={() => setName(archive.name)}
              />
              <DatabaseOutlined aria-hidden />
              <span className="strong">{archive.name}</span>
              <span className="spread" />
              <span className="faint small">
                {archive.openedAt === null ? '' : `上次打开 ${momentOf(archive.openedAt)}`}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="form-item">
        <label htmlFor="open-passphrase">口令</label>
        <Input.Password
          id="open-passphrase"
          value={passphrase}
          autoFocus
          autoComplete="off"
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
      <ErrorNote error={open.error} />
      <div className="line">
        <Button type="primary" htmlType="submit" loading={open.isPending} disabled={passphrase === ''}>
          打开
        </Button>
        <span className="spread" />
        <Button type="link" onClick={onMake}>
          新建档案库
        </Button>
      </div>
    </form>
  );
}
