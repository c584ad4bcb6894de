import type { Session } from 'electron';
import { join } from 'node:path';
import { appOrigin } from './app-protocol.ts';
import { safeFileName } from './file-name.ts';
import type { Log } from './log.ts';

/** A file that the window made is saved where the clerk says; the window never learns where that was. */
export function saveDownloads(session: Session, options: { folder: string; log: Log }): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) return event.preventDefault();
    item.setSaveDialogOptions({
      title: '保存文件',
      defaultPath: join(options.folder, safeFileName(item.getFilename())),
    });
    item.once('done', (_event, state) => {
      if (state === 'interrupted') options.log('a file could not be saved');
    });
  });
}
