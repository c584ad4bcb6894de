import { prepareFonts } from '../../electron/setup/fonts.mjs';
import { fileURLToPath } from 'node:url';

/** Before any worker starts: the faces that documents are printed with. */
export const setup = async (): Promise<void> => {
  await prepareFonts(fileURLToPath(new URL('../../', import.meta.url)));
};
