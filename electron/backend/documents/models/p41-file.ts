import type { ModelOf } from '#templates/catalogue.ts';
import type { Maker } from '../sheet.ts';
import { fileOf } from './household-file.ts';

const uncounted = '页数：有扫描件没有清点页数，留空手写';

/** Cover (P41) and spine (P41B) of a household's file: what the archive printed and holds of it. */
export const cover: Maker<ModelOf<'P41'>> = {
  of: 'household',
  model: async (ask) => {
    const { file } = await fileOf(ask);
    if (file.pages === null) ask.lacks(uncounted);
    return file;
  },
};

export const spine: Maker<ModelOf<'P41B'>> = {
  of: 'household',
  model: async (ask) => (await fileOf(ask)).file,
};

/** The last sheet of the file (P43). */
export const note: Maker<ModelOf<'P43'>> = {
  of: 'household',
  model: async (ask) => {
    const { file, filed } = await fileOf(ask);
    if (file.pages === null) ask.lacks(uncounted);
    const inside = filed.filter(({ elsewhere }) => !elsewhere);
    const scans = inside.filter(({ kind }) => kind === 'scan').length;
    const parts = [`文书${inside.length - scans}件`, ...(scans > 0 ? [`照片和扫描件${scans}件`] : [])];
    return { ...file, made: parts.join('、') };
  },
};
