import { Input } from 'antd';
import type { ReactNode } from 'react';
import { FormItem } from '../../ui/form-item.tsx';
import { Note } from '../../ui/notes.tsx';
import type { Faults, NewArchive, Step } from './archive-faults.ts';

interface BoxesProps {
  readonly step: Step;
  readonly draft: NewArchive;
  readonly faults: Faults;
  readonly onDraft: (draft: NewArchive) => void;
}

/** The boxes of one step of making an archive. */
export function ArchiveBoxes({ step, draft, faults, onDraft }: BoxesProps): ReactNode {
  const box = (
    key: keyof NewArchive,
    label: string,
    is: { first?: boolean; secret?: boolean } = {},
  ): ReactNode => {
    const Box = is.secret === true ? Input.Password : Input;
    return (
      <FormItem key={key} label={label} reason={faults[key]}>
        {(id) => (
          <Box
            id={id}
            value={draft[key]}
            autoComplete="off"
            autoFocus={is.first === true}
            {...(faults[key] === undefined ? {} : { status: 'error' as const })}
            onChange={(event) => onDraft({ ...draft, [key]: event.target.value })}
          />
        )}
      </FormItem>
    );
  };
  if (step === 0)
    return (
      <>
        {box('name', '档案库名称', { first: true })}
        <p className="quiet small">
          一个乡镇建一个。存放在您的用户文件夹下的“户档”里，每个档案库一个文件夹，里面的内容全部加密。
          请放在本机硬盘上，不要放在云盘同步的文件夹、共享文件夹或优盘里。
        </p>
      </>
    );
  if (step === 1)
    return (
      <div className="form">
        {box('province', '省（自治区、直辖市）', { first: true })}
        {box('city', '市（州）')}
        {box('county', '县（市、区）')}
        {box('township', '乡镇（街道）')}
      </div>
    );
  return (
    <>
      {box('operator', '您的姓名', { first: true })}
      <div className="form">
        {box('passphrase', '口令（至少 8 位）', { secret: true })}
        {box('again', '再输一遍口令', { secret: true })}
      </div>
      <Note>
        您是管理员，以后可以在“设置”里添加别的操作员，每人用自己的口令。口令忘了，只能用下一步的恢复码打开。
      </Note>
    </>
  );
}
