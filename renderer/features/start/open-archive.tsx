import { DatabaseOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { isBroken, setBroken } from '../../broken-archive.ts';
import { call, ruleOf, sentenceOf } from '../../client.ts';
import { refreshAll, useCall } from '../../queries.ts';
import { momentOf } from '../../ui/numbers.ts';
import { PassphraseForm } from '../../ui/passphrase-form.tsx';

type Archive = Output<'archive.list'>['archives'][number];

interface OpenArchiveProps {
  readonly archives: readonly Archive[];
  readonly onMake: () => void;
}

/** Signing in: an archive of this computer and a passphrase, which also says who it is. */
export function OpenArchive({ archives, onMake }: OpenArchiveProps): ReactNode {
  const [name, setName] = useState(archives[0]?.name ?? '');
  const [byCode, setByCode] = useState(false);
  const [remember, setRemember] = useState(false);
  const open = useCall('archive.open');
  const chosen = archives.find((archive) => archive.name === name);
  const enter = (input: Request<'archive.open'>): void =>
    open.mutate(input, {
      onSuccess: async () => {
        // What this computer cannot remember is asked for again next time.
        if (remember) await call('archive.remember', { on: true }).catch(() => undefined);
        await refreshAll();
      },
      onError: (thrown) => {
        const rule = ruleOf(thrown);
        if (isBroken(rule)) setBroken({ name, rule, sentence: sentenceOf(thrown) });
      },
    });
  const choose = (next: string): void => {
    setName(next);
    open.reset();
  };
  return (
    <PassphraseForm
      key={byCode ? 'code' : 'passphrase'}
      name="打开档案库"
      label={byCode ? '恢复码' : '口令'}
      isShown={byCode}
      {...(byCode ? { hint: '印在恢复码单上，25 个字母和数字；大小写、空格和横线都不要紧' } : {})}
      word="打开"
      busy={open.isPending}
      error={open.error}
      onSubmit={(written) => enter(byCode ? { name, recoveryCode: written } : { name, passphrase: written })}
      beside={
        <>
          {chosen?.isRemembered && !byCode ? (
            <Button disabled={open.isPending} onClick={() => enter({ name, remembered: true })}>
              不输口令，直接打开
            </Button>
          ) : null}
          <span className="spread" />
          <Button
            type="link"
            onClick={() => {
              open.reset();
              setByCode(!byCode);
            }}
          >
            {byCode ? '用口令打开' : '忘了口令，用恢复码打开'}
          </Button>
          <Button type="link" onClick={onMake}>
            新建档案库
          </Button>
        </>
      }
      below={
        chosen?.canRemember && !chosen.isRemembered && !byCode ? (
          <Checkbox checked={remember} onChange={({ target }) => setRemember(target.checked)}>
            记住在这台电脑，下次不输口令（钥匙由系统的钥匙串保管，只有您的系统账户能用）
          </Checkbox>
        ) : null
      }
    >
      <h2>打开档案库</h2>
      <ArchiveList archives={archives} chosen={name} onChoose={choose} />
    </PassphraseForm>
  );
}

interface ArchiveListProps {
  readonly archives: readonly Archive[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

function ArchiveList({ archives, chosen, onChoose }: ArchiveListProps): ReactNode {
  return (
    <ul role="radiogroup" aria-label="本机的档案库" className="archives">
      {archives.map(({ name, openedAt }) => (
        <li key={name}>
          <label className={name === chosen ? 'on' : ''}>
            <input type="radio" name="archive" checked={name === chosen} onChange={() => onChoose(name)} />
            <DatabaseOutlined aria-hidden />
            <span className="strong">{name}</span>
            <span className="spread" />
            <span className="faint small">{openedAt === null ? '' : `上次打开 ${momentOf(openedAt)}`}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
