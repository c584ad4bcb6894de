import {
  CompressOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
  ScissorOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Crop, CropBox, isCrop } from './crop-box.tsx';
import { ErrorNote } from './notes.tsx';

export type { Crop } from './crop-box.tsx';

interface PictureViewProps {
  readonly url: string | null;
  readonly error: unknown;
  readonly name: string;
  /** Whether a part of it is cut away already. */
  readonly isCropped: boolean;
  /** Without these it can only be looked at. */
  readonly onTurn?: (by: 90 | 270) => void;
  readonly onCrop?: (crop: Crop | null) => void;
  readonly children?: ReactNode;
}

const ZOOMS = [1, 1.5, 2, 3, 4.5] as const;

/** One picture as large as the room is, to be looked at closely, turned and cropped. */
export function PictureView({ url, error, name, ...props }: PictureViewProps): ReactNode {
  const [zoom, setZoom] = useState(0);
  const [crop, setCrop] = useState<Crop | null | 'off'>('off');
  const { onTurn, onCrop } = props;
  const scale = ZOOMS[zoom] ?? 1;
  const zoomBy = (by: number): void => setZoom(Math.min(ZOOMS.length - 1, Math.max(0, zoom + by)));
  if (crop !== 'off')
    return (
      <div className="picture-view">
        <div className="line picture-tools">
          <span className="quiet">拖出要留下的部分</span>
          <span className="spread" />
          <Button size="small" onClick={() => setCrop('off')}>
            取消
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={!isCrop(crop)}
            onClick={() => {
              if (isCrop(crop)) onCrop?.(crop);
              setCrop('off');
            }}
          >
            裁剪
          </Button>
        </div>
        <Room url={url} name={name} scale={1}>
          <CropBox crop={crop} onCrop={setCrop} />
        </Room>
      </div>
    );
  return (
    <div className="picture-view">
      <div className="line picture-tools">
        <Tool
          icon={<ZoomOutOutlined aria-hidden />}
          word="缩小"
          disabled={zoom === 0}
          onPress={() => zoomBy(-1)}
        />
        <Tool
          icon={<ZoomInOutlined aria-hidden />}
          word="放大"
          disabled={zoom === ZOOMS.length - 1}
          onPress={() => zoomBy(1)}
        />
        <Tool
          icon={<CompressOutlined aria-hidden />}
          word="整页"
          disabled={zoom === 0}
          onPress={() => setZoom(0)}
        />
        {onTurn === undefined ? null : (
          <>
            <Tool icon={<RotateLeftOutlined aria-hidden />} word="向左转" onPress={() => onTurn(270)} />
            <Tool icon={<RotateRightOutlined aria-hidden />} word="向右转" onPress={() => onTurn(90)} />
          </>
        )}
        {onCrop === undefined ? null : props.isCropped ? (
          <Tool icon={<ScissorOutlined aria-hidden />} word="取消裁剪" onPress={() => onCrop(null)} />
        ) : (
          <Tool
            icon={<ScissorOutlined aria-hidden />}
            word="裁剪"
            disabled={url === null}
            onPress={() => setCrop(null)}
          />
        )}
        <span className="spread" />
        {props.children}
      </div>
      <ErrorNote error={error} />
      <Room
        url={url}
        name={name}
        isBusy={url === null && (error ?? null) === null}
        scale={scale}
        onDouble={() => setZoom(zoom === 0 ? 2 : 0)}
      />
    </div>
  );
}

interface ToolProps {
  readonly icon: ReactNode;
  readonly word: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

const Tool = ({ icon, word, disabled = false, onPress }: ToolProps): ReactNode => (
  <Button
    size="small"
    type="text"
    icon={icon}
    title={word}
    aria-label={word}
    disabled={disabled}
    onClick={onPress}
  />
);

interface Size {
  readonly width: number;
  readonly height: number;
}

interface RoomProps {
  readonly url: string | null;
  readonly name: string;
  readonly isBusy?: boolean;
  /** 1 shows the whole picture. */
  readonly scale: number;
  readonly onDouble?: () => void;
  readonly children?: ReactNode;
}

/** Fits the picture into the room that there is, or lets it be scrolled when it is larger. */
function Room({ url, name, isBusy = false, scale, onDouble, children }: RoomProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [own, setOwn] = useState<Size | null>(null);
  useEffect(() => {
    if (box.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom(entry.contentRect);
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const fit =
    room === null || own === null ? 0 : Math.min(room.width / own.width, room.height / own.height, 2);
  return (
    <div ref={box} className="picture-room" aria-busy={isBusy}>
      {url === null ? null : (
        <div
          className="picture-frame"
          style={own === null ? {} : { width: own.width * fit * scale, height: own.height * fit * scale }}
          onDoubleClick={onDouble}
        >
          <img
            src={url}
            alt={name}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setOwn({ width: naturalWidth, height: naturalHeight })
            }
          />
          {children}
        </div>
      )}
    </div>
  );
}
