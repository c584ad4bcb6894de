import type { Locator } from '@playwright/test';

/** How many dots of a canvas are neither white nor clear. */
export const inkOf = (canvas: Locator): Promise<number> =>
  canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let ink = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 200 && (pixels[at + 3] ?? 0) > 0) ink += 1;
    return ink;
  });
