import type { BrowserWindowConstructorOptions } from 'electron';

/** A session without the prefix `persist:` lives in memory: nothing that the window shows stays in a cache on disk. */
export const windowPartition = 'hudang';

export function windowOptions(program: {
  readonly preload: string;
  readonly packaged: boolean;
}): BrowserWindowConstructorOptions {
  return {
    title: '户档',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: program.preload,
      partition: windowPartition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !program.packaged,
    },
  };
}
