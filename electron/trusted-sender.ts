import type { IpcMainInvokeEvent } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** True for the top frame of our own page: a frame inside it, or a page from elsewhere, gets no answer. */
export function isTrustedSender({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  if (senderFrame?.parent !== null) return false;
  const url = URL.parse(senderFrame.url);
  return url !== null && `${url.protocol}//${url.host}` === appOrigin;
}
