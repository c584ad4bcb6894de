import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../queries.ts';
import { useMay } from '../may.ts';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { type MaterialOwner, MaterialSelect } from './material-select.tsx';
import type { Picture, PictureOwner } from './picture-acts.ts';

/** Only what belongs to a household or a village can be a paper of its file. */
function materialOwnerOf({ householdId, villageId }: PictureOwner): MaterialOwner {
  if (householdId !== undefined) return { householdId };
  return villageId === undefined ? null : { villageId };
}

/** What it is called, and which paper it is; kept when the box is left. */
export function PictureWords({ picture, owner }: { picture: Picture; owner: PictureOwner }): ReactNode {
  const act = useAct('attachment.title');
  const mayWrite = useMay('write');
  const [title, setTitle] = useState(picture.title ?? '');
  const { linkId } = picture;
  const files = materialOwnerOf(owner);
  const keep = (): void => {
    const words = title.trim() === '' ? null : title.trim();
    if (words !== picture.title) act.mutate({ linkId, title: words });
  };
  return (
    <fieldset className="stack plain-set" disabled={!mayWrite}>
      <FormItem label="名称">
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            placeholder={picture.name}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onBlur={keep}
            onPressEnter={keep}
          />
        )}
      </FormItem>
      {files === null ? null : (
        <MaterialSelect
          owner={files}
          value={picture.item}
          onChange={(line) => act.mutate({ linkId, title: picture.title, item: line?.item ?? null })}
        />
      )}
      <ErrorNote error={act.error} />
      <p className="faint small">
        {picture.name}
        {picture.takenOn === null ? '' : `，${picture.takenOn} 拍摄`}
      </p>
    </fieldset>
  );
}
