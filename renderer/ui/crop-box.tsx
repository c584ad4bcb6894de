import { type PointerEvent, type ReactNode, useRef } from 'react';

/** x, y, width and height as fractions of the picture. */
export type Crop = readonly [number, number, number, number];

/** Smaller than this on either side is a slip of the hand. */
const LEAST = 0.02;

export const isCrop = (crop: Crop | null): crop is Crop =>
  crop !== null && crop[2] >= LEAST && crop[3] >= LEAST;

const within = (part: number): number => Math.min(1, Math.max(0, part));

interface CropBoxProps {
  readonly crop: Crop | null;
  readonly onCrop: (crop: Crop) => void;
}

/** Lies over a picture: what is drawn with the pointer stays, the rest is dimmed. */
export function CropBox({ crop, onCrop }: CropBoxProps): ReactNode {
  const from = useRef<readonly [number, number] | null>(null);
  const at = (event: PointerEvent<HTMLDivElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  };
  const draw = (event: PointerEvent<HTMLDivElement>): void => {
    if (from.current === null) return;
    const [x, y] = from.current;
    const [toX, toY] = at(event);
    onCrop([Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y)]);
  };
  const percent = (part: number): string => `${part * 100}%`;
  return (
    <div
      className="crop-box"
      role="img"
      aria-label="在图上拖出要留下的部分"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = at(event);
      }}
      onPointerMove={draw}
      onPointerUp={(event) => {
        draw(event);
        from.current = null;
      }}
    >
      {isCrop(crop) ? (
        <div
          className="kept"
          style={{
            ...{ left: percent(crop[0]), top: percent(crop[1]) },
            ...{ width: percent(crop[2]), height: percent(crop[3]) },
          }}
        />
      ) : null}
    </div>
  );
}
