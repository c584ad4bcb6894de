import type { MediaAccessPermissionRequest, PermissionCheckHandlerHandlerDetails } from 'electron';

/** How long leave stands that nobody uses or keeps. */
const STANDS_MS = 30_000;

/** Leave to use the camera, given by the press of a button and gone soon after unless it is used. */
export interface CameraLeave {
  /** The clerk pressed the button: one request is granted within half a minute. */
  allow(): Promise<void>;
  /** The picture is still shown; false where no leave stands any more. */
  keep(): boolean;
  end(): Promise<void>;
  /** Whether this request is the one. */
  take(): boolean;
  stands(): boolean;
}

interface Switches {
  readonly grant?: () => Promise<void>;
  readonly withdraw?: () => Promise<void>;
}

export function createCameraLeave({ grant, withdraw }: Switches = {}): CameraLeave {
  let timer: NodeJS.Timeout | null = null;
  let isTaken = false;
  const end = async (): Promise<void> => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    await withdraw?.();
  };
  const stand = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void end().catch(() => undefined), STANDS_MS);
    timer.unref();
  };
  return {
    allow: async () => {
      isTaken = false;
      stand();
      await grant?.();
    },
    keep: () => {
      if (timer === null) return false;
      stand();
      return true;
    },
    end,
    take: () => {
      if (timer === null || isTaken) return false;
      isTaken = true;
      return true;
    },
    stands: () => timer !== null,
  };
}

type Details = Partial<MediaAccessPermissionRequest & PermissionCheckHandlerHandlerDetails>;

/** Whether the top frame of `origin` asks for pictures, and for nothing beside them. */
export function asksForPictures(origin: string, permission: string, details: Details | undefined): boolean {
  if (permission !== 'media' || details?.isMainFrame !== true) return false;
  const kinds = details.mediaTypes ?? [details.mediaType];
  if (kinds.length !== 1 || kinds[0] !== 'video') return false;
  const url = URL.parse(details.requestingUrl ?? details.securityOrigin ?? '');
  return url !== null && `${url.protocol}//${url.host}` === origin;
}
