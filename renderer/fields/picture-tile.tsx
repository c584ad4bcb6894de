import { EnvironmentOutlined, FilePdfOutlined } from '@ant-design/icons';
import type { DragEvent, KeyboardEvent, ReactNode } from 'react';
import { isPdf, type Picture, pictureName } from './picture-acts.ts';

interface PictureTileProps {
  readonly picture: Picture;
  /** Undefined while it is read, null where it cannot be. */
  readonly thumb: string | null | undefined;
  readonly onOpen: () => void;
  /** Without it the order stays. */
  readonly onMove?: (by: number) => void;
  readonly onDrag?: { readonly start: () => void; readonly drop: () => void };
}

/** One photo or scan as a small picture; Alt+← and Alt+→ move it, so does dragging. */
export function PictureTile({ picture, thumb, onOpen, onMove, onDrag }: PictureTileProps): ReactNode {
  const name = pictureName(picture);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.altKey ? ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0) : 0;
    if (by === 0 || onMove === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  const drag =
    onDrag === undefined
      ? {}
      : {
          draggable: true,
          onDragStart: onDrag.start,
          onDragOver: (event: DragEvent) => event.preventDefault(),
          onDrop: (event: DragEvent) => {
            if (event.dataTransfer.files.length > 0) return;
            event.preventDefault();
            onDrag.drop();
          },
        };
  return (
    <li className="picture-tile" {...drag}>
      <button
        type="button"
        className="photo"
        title={onMove === undefined ? name : `${name}（拖动或 Alt+←→ 调整顺序）`}
        aria-label={`打开${name}`}
        onClick={onOpen}
        onKeyDown={onKeyDown}
      >
        {thumb === undefined ? (
          <span className="faint" aria-busy>
            正在读取…
          </span>
        ) : thumb === null ? (
          <span className="wrong small">打不开</span>
        ) : (
          <img src={thumb} alt={name} draggable={false} />
        )}
      </button>
      <span className="cut small">{name}</span>
      <span className="marks">
        {isPdf(picture) ? (
          <span className="chip">
            <FilePdfOutlined aria-hidden /> {picture.pages === null ? 'PDF' : `${picture.pages} 页`}
          </span>
        ) : null}
        {picture.location ? (
          <span className="chip look" title="照片里有拍摄地点，打开后可以去掉">
            <EnvironmentOutlined aria-hidden /> 含位置
          </span>
        ) : null}
      </span>
    </li>
  );
}
