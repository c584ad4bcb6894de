import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The bytes of a package’s WebAssembly, from the sources and from a build alike. Nothing is fetched. */
export const wasmBytes = (file: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(require.resolve(file)));

/** As Emscripten’s loaders want it. */
export async function instantiator(file: string) {
  const compiled = await WebAssembly.compile(wasmBytes(file));
  return (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
    const instance = new WebAssembly.Instance(compiled, imports);
    done(instance);
    return instance.exports;
  };
}

interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The codecs make one of these of what they decoded; only browsers have it. */
export function haveImageData(): void {
  const own = class implements Picture {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
    constructor(data: Uint8ClampedArray, width: number, height: number) {
      this.data = data;
      this.width = width;
      this.height = height;
    }
  };
  Object.assign(globalThis, { ImageData: (globalThis as { ImageData?: unknown }).ImageData ?? own });
}
