import { useEffect, useState } from 'react';
import { call, ContractError } from '../client.ts';

interface Device {
  readonly id: string;
  readonly label: string;
}

export interface Camera {
  /** `none`: nothing is connected; `busy`: another program has it, or the system does not give it. */
  readonly state: 'opening' | 'on' | 'none' | 'busy' | 'failed';
  readonly error: unknown;
  readonly devices: readonly Device[];
  readonly deviceId: string | null;
  readonly choose: (id: string) => void;
  /** Of the picture, in pixels. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** What it shows; null while it shows nothing. */
  readonly stream: MediaStream | null;
}

/** The shell takes the camera away from a window that has not said for half a minute that it is still used. */
const KEEP_MS = 15_000;
/** More than any document camera gives: each gives the most that it has. */
const MOST = { width: { ideal: 8192 }, height: { ideal: 6144 } } as const;
const QUALITY = 0.92;

type Opened = Pick<Camera, 'state' | 'error' | 'devices' | 'deviceId' | 'size' | 'stream'>;
const OPENING: Opened = {
  state: 'opening',
  error: null,
  devices: [],
  deviceId: null,
  size: null,
  stream: null,
};

/** The camera is on as long as the component is there, off before and after. */
export function useCamera(): Camera {
  const [wanted, setWanted] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened>(OPENING);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    const open = async (): Promise<void> => {
      await call('camera.allow', {});
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { ...MOST, ...(wanted === null ? {} : { deviceId: { exact: wanted } }) },
      });
      if (isGone) return stop();
      const [track] = stream.getVideoTracks();
      track?.addEventListener('ended', () => setOpened((now) => ({ ...now, state: 'none' })));
      const described = await describe(track);
      setOpened({ ...described, stream });
    };
    open().catch((error: unknown) => {
      if (!isGone) setOpened({ ...OPENING, ...faultOf(error) });
    });
    const keep = setInterval(() => void call('camera.keep', {}).catch(stop), KEEP_MS);
    return () => {
      isGone = true;
      clearInterval(keep);
      stop();
      void call('camera.end', {}).catch(() => undefined);
    };
  }, [wanted]);
  const choose = (id: string): void => {
    setOpened(OPENING);
    setWanted(id);
  };
  return { ...opened, choose };
}

async function describe(track: MediaStreamTrack | undefined): Promise<Omit<Opened, 'stream'>> {
  const { deviceId = null, width = 0, height = 0 } = track?.getSettings() ?? {};
  const all = await navigator.mediaDevices.enumerateDevices();
  const devices = all
    .filter(({ kind }) => kind === 'videoinput')
    .map((device, at) => ({ id: device.deviceId, label: device.label || `摄像头 ${at + 1}` }));
  return { state: 'on', error: null, devices, deviceId, size: { width, height } };
}

function faultOf(error: unknown): Pick<Opened, 'state' | 'error'> {
  if (error instanceof ContractError) return { state: 'failed', error };
  const name = error instanceof DOMException ? error.name : '';
  return { state: name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy', error };
}

/** The picture as it is now, as large as the camera gives it; null where it gives none. */
export async function pictureOf(video: HTMLVideoElement | null, number: number): Promise<File | null> {
  if (video === null || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob === null ? null : new File([blob], `高拍 ${number}.jpg`, { type: 'image/jpeg' });
}
