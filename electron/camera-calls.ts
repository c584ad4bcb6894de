import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import type { BackendClient } from './backend-client.ts';
import type { CameraLeave } from './camera-leave.ts';

interface Context {
  readonly backend: Pick<BackendClient, 'call'>;
  /** Null where the shell gives no camera. */
  readonly camera: CameraLeave | null;
}

type Call<N extends 'camera.allow' | 'camera.keep' | 'camera.end'> = (
  context: Context,
  input: Input<N>,
) => Promise<Result<Output<N>>>;

const NONE = '这个窗口不能使用摄像头，请用高拍仪自带的软件拍照后，再选择文件收进来。';
const OVER = '高拍仪已经关闭，请重新打开。';

const permitted = async ({ backend }: Context): Promise<Result<Output<'camera.permitted'>>> =>
  (await backend.call('camera.permitted', {})) as Result<Output<'camera.permitted'>>;

const allow: Call<'camera.allow'> = async (context) => {
  const { camera } = context;
  if (camera === null) return refuse('no-camera', NONE);
  const asked = await permitted(context);
  if (asked.ok) await camera.allow();
  return asked;
};

/** Whoever locks the window or loses the permission loses the camera too. */
const keep: Call<'camera.keep'> = async (context) => {
  const asked = await permitted(context);
  if (!asked.ok) {
    await context.camera?.end();
    return asked;
  }
  return context.camera?.keep() === true ? ok({}) : refuse('camera-closed', OVER);
};

const end: Call<'camera.end'> = async ({ camera }) => {
  await camera?.end();
  return ok({});
};

export const cameraCalls = { 'camera.allow': allow, 'camera.keep': keep, 'camera.end': end };
