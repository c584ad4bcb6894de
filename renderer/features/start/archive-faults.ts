import { type NewPassphrase, passphraseFaults } from '../../ui/passphrase-faults.ts';

export interface NewArchive extends NewPassphrase {
  readonly name: string;
  readonly operator: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
  readonly township: string;
}

/** The steps of making an archive; at the last one it is made. */
export const STEPS = ['档案库', '乡镇', '口令', '恢复码'] as const;
export type Step = 0 | 1 | 2 | 3;

export type Faults = Partial<Record<keyof NewArchive, string>>;

/** What keeps one from going on from a step, by the box where it is put right. */
export function faultsAt(step: Step, draft: NewArchive): Faults {
  switch (step) {
    case 0:
      return nameFaults(draft.name.trim());
    case 1:
      return draft.township.trim() === '' ? { township: '请填写乡镇名，打印文书时要用' } : {};
    case 2:
      return {
        ...(draft.operator.trim() === '' ? { operator: '请填写您的姓名，操作记录里要用' } : {}),
        ...passphraseFaults(draft),
      };
    case 3:
      return {};
  }
}

function nameFaults(name: string): Faults {
  if (name === '') return { name: '请填写档案库名称，例如乡镇名' };
  return name.length > 40 ? { name: '名称最多 40 个字' } : {};
}
