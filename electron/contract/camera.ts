import { channel } from './channel.ts';
import { nothing } from './common.ts';

/** The document camera: off unless somebody who may write has just pressed the button that opens it. */
export const cameraChannels = {
  'camera.allow': channel({
    title: '打开高拍仪',
    scope: 'shell',
    may: 'write',
    input: nothing,
    output: nothing,
  }),
  'camera.keep': channel({
    title: '高拍仪仍在用',
    scope: 'shell',
    may: 'write',
    input: nothing,
    output: nothing,
  }),
  'camera.end': channel({
    title: '关闭高拍仪',
    scope: 'shell',
    may: 'enter',
    input: nothing,
    output: nothing,
  }),
  /** What the shell asks before it gives leave: refused by the table of permissions, or behind the lock. */
  'camera.permitted': channel({
    title: '可否使用高拍仪',
    scope: 'internal',
    may: 'write',
    input: nothing,
    output: nothing,
  }),
};
