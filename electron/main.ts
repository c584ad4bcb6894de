import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appMenu } from './app-menu.ts';
import { appOrigin, appScheme, serveWindow } from './app-protocol.ts';
import { createArchivePlaces, homeFolder } from './archive-places.ts';
import type { BackendClient } from './backend-client.ts';
import { createCameraLeave } from './camera-leave.ts';
import { childEnvironment } from './child-environment.ts';
import { closeAfterArchive } from './close-window.ts';
import { utilityBackend } from './backend-utility.ts';
import { answerWindows, tellProgress } from './connect-window.ts';
import { createBackupPlaces } from './backup-places.ts';
import { createIntakeDesk } from './intake-calls.ts';
import { createKeyStore } from './key-store.ts';
import { logToFile, type Log } from './log.ts';
import { programFiles } from './program-files.ts';
import { saveDownloads } from './save-downloads.ts';
import { restrictContents, restrictProcess, restrictSession } from './security.ts';
import { readShellArguments } from './shell-arguments.ts';
import { createShellCalls } from './shell-calls.ts';
import { windowOptions, windowPartition } from './window-options.ts';

if (app.requestSingleInstanceLock()) {
  restrictProcess(app);
  restrictContents(app);
  protocol.registerSchemesAsPrivileged([appScheme]);
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  const log = logToFile(join(app.getPath('logs'), 'hudang.log'));
  restrictSession(session.defaultSession);
  const windowSession = session.fromPartition(windowPartition, { cache: false });
  const camera = createCameraLeave();
  restrictSession(windowSession, camera);
  serveWindow(windowSession.protocol, programFiles.window);
  saveDownloads(windowSession, { folder: app.getPath('downloads'), log });
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu));

  const backend = startBackend(log);
  const places = createArchivePlaces(readShellArguments(process.argv.slice(1), process.env, process.cwd()));
  const keys = createKeyStore({ storage: safeStorage, home: homeFolder() });
  const drives = createBackupPlaces({ home: homeFolder() });
  const intake = createIntakeDesk(homeFolder());
  answerWindows(ipcMain, createShellCalls({ backend, places, keys, drives, camera, intake }));
  openWindow(backend);
  quitWith(backend);
}

function startBackend(log: Log): BackendClient {
  const fonts = app.isPackaged ? join(process.resourcesPath, 'fonts') : programFiles.fonts;
  const child = utilityProcess.fork(fileURLToPath(programFiles.backend), [fonts], {
    serviceName: '户档',
    stdio: 'pipe',
    env: childEnvironment(process.env),
  });
  const backend = utilityBackend(child, log);
  backend.onDeath((how) => {
    log(`backend died: ${how}`);
    dialog.showErrorBox('户档', `后台程序意外退出（编号 ${how}）。已保存的数据不受影响，请重新打开户档。`);
    app.exit(1);
  });
  return backend;
}

function openWindow(backend: BackendClient): void {
  const window = new BrowserWindow(
    windowOptions({ preload: programFiles.preload, packaged: app.isPackaged }),
  );
  tellProgress(window, backend);
  closeAfterArchive(window, backend);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  void window.loadURL(`${appOrigin}/index.html`);
}

/** The application ends with its window, and not before the archive is closed. */
function quitWith(backend: BackendClient): void {
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void backend.close().then(() => {
      isClosed = true;
      app.quit();
    });
  });
}
