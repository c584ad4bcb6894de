import { useEffect, useRef, useState } from 'react';
import { readOutput } from './read-output.ts';

interface Asked {
  readonly outputId: string;
  readonly mediaType: string;
}

interface Shown {
  readonly url: string | null;
  readonly error: unknown;
}

const NONE: Shown = { url: null, error: null };

/**
 * The address of a picture in memory while it is shown; null until it is there. `version` names which picture it is
 * and how it lies: another one is asked for anew, null asks for none.
 */
export function usePictureUrl(version: string | null, ask: () => Promise<Asked>): Shown {
  const [shown, setShown] = useState<Shown & { readonly version: string | null }>({ ...NONE, version: null });
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  useEffect(() => {
    if (version === null) return undefined;
    let url: string | null = null;
    let isGone = false;
    const load = async (): Promise<void> => {
      const { outputId, mediaType } = await newest.current();
      const bytes = await readOutput(outputId);
      if (isGone) return;
      url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      setShown({ url, error: null, version });
    };
    load().catch((error: unknown) => {
      if (!isGone) setShown({ url: null, error, version });
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [version]);
  return shown.version === version ? shown : NONE;
}
