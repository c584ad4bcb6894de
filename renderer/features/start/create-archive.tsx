import { Button, Input } from 'antd';
import { type SubmitEvent, type ReactNode, useState } from 'react';
import { useAct } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { archiveFaults, type NewArchive } from './archive-faults.ts';

const empty: NewArchive = {
  name: '',
  province: '',
  city: '',
  county: '',
  township: '',
  passphrase: '',
  again: '',
};

const places = [
  { key: 'province', label: '省（自治区、直辖市）' },
  { key: 'city', label: '市（州）' },
  { key: 'county', label: '县（市、区）' },
  { key: 'township', label: '乡镇（街道）' },
] as const;

export function CreateArchive({ first, onBack }: { first: boolean; onBack: () => void }): ReactNode {
  const [draft, setDraft] = useState(empty);
  const [asked, setAsked] = useState(false);
  const create = useAct('archive.create');
  const faults = asked ? archiveFaults(draft) : {};
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(archiveFaults(draft)).length > 0) return;
    const { again: _, ...input } = draft;
    create.mutate({ ...input, name: draft.name.trim() });
  };
  const box = (key: keyof NewArchive, label: string, secret = false): ReactNode => {
    const Box = secret ? Input.Password : Input;
    return (
      <div key={key} className="form-item">
        <label htmlFor={`new-${key}`}>{label}</label>
        <Box
          id={`new-${key}`}
          value={draft[key]}
          autoComplete="off"
          autoFocus={key === 'name'}
          {...(faults[key] === undefined ? {} : { status: 'error' as const })}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
        {faults[key] === undefined ? null : (
          <span className="wrong small" role="alert">
            {faults[key]}
          </span>
        )}
      </div>
    );
  };
  return (
    <form className="start-card" onSubmit={submit} aria-label="新建档案库" noValidate>
      <h2>{first ? '本机还没有档案库，先新建一个' : '新建档案库'}</h2>
      {box('name', '档案库名称')}
      <div className="form">{places.map((place) => box(place.key, place.label))}</div>
      <div className="form">
        {box('passphrase', '口令（至少 8 位）', true)}
        {box('again', '再输一遍口令', true)}
      </div>
      <Note tone="look">
        口令丢了，任何人都打不开这个档案库，也无法找回。请写在纸上，封好交单位保密柜保管。
      </Note>
      <ErrorNote error={create.error} />
      <div className="line">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          新建档案库
        </Button>
        {first ? null : (
          <Button type="link" onClick={onBack}>
            返回
          </Button>
        )}
      </div>
    </form>
  );
}
