import type { BrowserWindow, IpcMain } from 'electron';
import type { BackendClient } from './backend-client.ts';
import type { ShellCall } from './shell-calls.ts';
import { isTrustedSender } from './trusted-sender.ts';
import { answerRequest } from './window-bridge.ts';
import { CALL, PROGRESS } from './window-channel.ts';

/** The only listener on Electron's wire: who asks is checked before what is asked. */
export function answerWindows(ipcMain: IpcMain, call: ShellCall): void {
  ipcMain.handle(CALL, async (event, request: unknown) => {
    if (!isTrustedSender(event)) throw new Error('refused');
    return await answerRequest(call, request);
  });
}

export function tellProgress(window: BrowserWindow, backend: BackendClient): void {
  const stop = backend.onProgress((progress) => {
    if (!window.isDestroyed()) window.webContents.send(PROGRESS, JSON.stringify(progress));
  });
  window.once('closed', stop);
}
