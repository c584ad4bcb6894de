import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL, PROGRESS } from './window-channel.ts';

contextBridge.exposeInMainWorld('hudang', {
  call: (request: string): Promise<string> => ipcRenderer.invoke(CALL, request) as Promise<string>,
  onProgress: (listener: (json: string) => void): (() => void) => {
    // The event stays here: through its `sender` a page could reach every channel.
    const relay = (_event: IpcRendererEvent, json: string): void => listener(json);
    ipcRenderer.on(PROGRESS, relay);
    return () => void ipcRenderer.off(PROGRESS, relay);
  },
});
