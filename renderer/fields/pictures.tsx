import { CameraOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useMay } from '../may.ts';
import { usePast } from '../past.ts';
import { useAct, useAnswer } from '../queries.ts';
import { CameraDialog } from '../ui/camera-dialog.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { usePastedFiles } from '../ui/use-pasted-files.ts';
import { LightCopies } from './light-copies.tsx';
import { addPictures, type Picture, type PictureOwner, reordered } from './picture-acts.ts';
import { PictureDialog } from './picture-dialog.tsx';
import { PictureTile } from './picture-tile.tsx';
import { usePictureThumbs } from './use-picture-thumbs.ts';

interface PicturesProps {
  /** null: it is not written down yet; what is chosen waits. */
  readonly owner: PictureOwner | null;
  readonly title?: string;
  /** What they should show. */
  readonly hint?: string;
  /** Chosen and not yet handed over. */
  readonly waiting?: readonly File[];
  readonly onWaiting?: (files: readonly File[]) => void;
  /** Whether the clipboard of the whole page belongs to it. */
  readonly takesPaste?: boolean;
}

/** Of a household's list, those of the household itself, of one visit or of one person. */
const isOf = (picture: Picture, { householdId, visitId, memberId }: PictureOwner): boolean =>
  householdId === undefined ||
  (picture.visitId === (visitId ?? null) && picture.memberId === (memberId ?? null));

/** The list is asked for by its household, whichever of its parts is shown. */
function listOf(owner: PictureOwner | null) {
  if (owner === null) return {};
  const { visitId: _visit, memberId: _member, ...whose } = owner;
  return whose;
}

/** Photos and scans as small pictures, in their order; the encrypted files are opened in memory only. */
export function Pictures(props: PicturesProps): ReactNode {
  const {
    owner,
    title = '照片和扫描件',
    hint = 'JPG、PNG、PDF，每个不超过 20 MB；加密保存在档案库里',
  } = props;
  const maySee = useMay('unmask');
  const isPast = usePast() !== null;
  const mayWrite = useMay('write') && !isPast;
  const answer = useAnswer('attachment.list', listOf(owner), {
    enabled: owner !== null && maySee,
    keep: true,
  });
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState<number | null>(null);
  const [isFilming, setFilming] = useState(false);
  const pictures = (answer.data?.attachments ?? []).filter((each) => owner !== null && isOf(each, owner));
  const onFiles = (files: readonly File[]): void => {
    setError(null);
    if (owner === null) props.onWaiting?.([...(props.waiting ?? []), ...files]);
    else addPictures(owner, files).catch(setError);
  };
  usePastedFiles(mayWrite && props.takesPaste === true ? onFiles : null);
  // What hung on a household on a past day is not known; what was seen on a visit does not change.
  if (!maySee || (isPast && owner?.visitId === undefined)) return null;
  const shown = pictures.find(({ linkId }) => linkId === open);
  const onDrop = (event: DragEvent): void => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <section
      aria-label="照片"
      className="pictures"
      {...(mayWrite ? { onDragOver: (event: DragEvent) => event.preventDefault(), onDrop } : {})}
    >
      <div className="line">
        <h3 className="nowrap">{title}</h3>
        <span className="faint small cut">{hint}</span>
        <span className="spread" />
        {pictures.length === 0 ? null : <LightCopies pictures={pictures} />}
        {mayWrite ? (
          <Button
            size="small"
            type="text"
            icon={<CameraOutlined aria-hidden />}
            onClick={() => setFilming(true)}
          >
            高拍仪
          </Button>
        ) : null}
      </div>
      <Tiles
        pictures={pictures}
        waiting={props.waiting ?? []}
        mayWrite={mayWrite}
        onOpen={setOpen}
        onFiles={onFiles}
        onError={setError}
      />
      <ErrorNote error={error ?? answer.error} />
      {shown === undefined || owner === null ? null : (
        <PictureDialog
          key={shown.linkId}
          picture={shown}
          owner={owner}
          all={pictures}
          onShow={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
      {isFilming ? <CameraDialog onFiles={onFiles} onClose={() => setFilming(false)} /> : null}
    </section>
  );
}

interface TilesProps {
  readonly pictures: readonly Picture[];
  readonly waiting: readonly File[];
  readonly mayWrite: boolean;
  readonly onOpen: (linkId: number) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onError: (error: unknown) => void;
}

function Tiles({ pictures, waiting, mayWrite, onOpen, onFiles, onError }: TilesProps): ReactNode {
  const linkIds = pictures.map(({ linkId }) => linkId);
  const thumbs = usePictureThumbs(linkIds);
  const order = useAct('attachment.order');
  const dragged = useRef<number | null>(null);
  const move = (linkId: number, by: number): void => {
    const next = reordered(linkIds, linkId, by);
    if (next !== null) order.mutate({ linkIds: next }, { onError });
  };
  return (
    <ul className="photos">
      {pictures.map((picture, at) => (
        <PictureTile
          key={picture.linkId}
          picture={picture}
          thumb={thumbs.get(picture.linkId)}
          onOpen={() => onOpen(picture.linkId)}
          {...(mayWrite && pictures.length > 1
            ? {
                onMove: (by: number) => move(picture.linkId, by),
                onDrag: {
                  start: () => (dragged.current = picture.linkId),
                  drop: () => {
                    if (dragged.current !== null)
                      move(dragged.current, at - linkIds.indexOf(dragged.current));
                    dragged.current = null;
                  },
                },
              }
            : {})}
        />
      ))}
      {waiting.map((file, index) => (
        <li key={`${file.name}${index}`} className="photo faint">
          {file.name}
          <br />
          保存时添加
        </li>
      ))}
      {mayWrite ? <AddTile onFiles={onFiles} /> : null}
    </ul>
  );
}

function AddTile({ onFiles }: { onFiles: (files: readonly File[]) => void }): ReactNode {
  const id = useId();
  return (
    <li>
      <label htmlFor={id} className="photo add">
        <PlusOutlined aria-hidden /> 添加照片
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept=".jpg,.jpeg,.png,.pdf"
        aria-label="添加照片"
        className="hidden-input"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </li>
  );
}
