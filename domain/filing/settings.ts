import type { PolicyPack } from '#domain/policy/pack-schema.ts';

export type VolumeKind = 'household' | 'village' | 'township';

/** The word for a volume of a kind, as a clerk says it. */
export const VOLUME_WORDS: Readonly<Record<VolumeKind, string>> = {
  household: '户卷',
  village: '村卷',
  township: '乡卷',
};

/** What 档号 are made of in a year. */
export interface FilingSettings {
  /** 全宗号; empty until it is set. */
  readonly fonds: string;
  /** 档案门类代码; empty where the pack has none. */
  readonly fileClass: string;
  /** 机构（问题）代码 of the township; empty where the pack has none. */
  readonly townshipOffice: string;
  /** By 行政区划代码 of the village, where it is not the end of it. */
  readonly villageOffices: Readonly<Record<string, string>>;
  /** Of 档号 by kind of volume; null where the pack has none. */
  readonly volumes: Readonly<Record<VolumeKind, string | null>>;
  readonly spines: readonly number[];
  /** Zero where the pack does not say. */
  readonly pagesPerMillimetre: number;
}

/** The pack's part, with the township's own 全宗号 before that of the pack. */
export function filingSettings(
  pack: PolicyPack,
  township: { readonly fonds: string | null },
): FilingSettings {
  const filing = pack.documents.filing ?? {};
  return {
    fonds: (township.fonds ?? '').trim() || (filing.fonds?.value ?? ''),
    fileClass: filing.fileClass?.value ?? '',
    townshipOffice: filing.office?.value ?? '',
    villageOffices: filing.villageOffices?.value ?? {},
    volumes: {
      household: filing.householdVolume?.value ?? null,
      village: filing.villageVolume?.value ?? null,
      township: filing.townshipVolume?.value ?? null,
    },
    spines: filing.boxSpines?.value ?? [],
    pagesPerMillimetre: filing.pagesPerMillimetre?.value ?? 0,
  };
}

const VILLAGE_DIGITS = 3;

/** 机构（问题）代码: of a village what the pack says, else the end of its code; null asks for the township's. */
export function officeOf(
  { townshipOffice, villageOffices }: FilingSettings,
  village: { readonly code: string | null } | null,
): string {
  if (village === null) return townshipOffice;
  const code = village.code ?? '';
  return villageOffices[code] ?? code.slice(-VILLAGE_DIGITS);
}

/** What is missing for a number, each with where it is set; a number that is kept has no blanks. */
export function filingLacks(
  settings: FilingSettings,
  villages: readonly { readonly code: string | null; readonly name: string }[],
): string[] {
  const lacks: string[] = [];
  if (settings.fonds === '')
    lacks.push('还没有全宗号（由县档案馆编给）。请管理员在“纸质档案—档号的组成”里填写，再归档。');
  if (settings.fileClass === '')
    lacks.push('政策包里没有档案门类代码。请载入写有“档案门类代码”的政策包，再归档。');
  if (settings.townshipOffice === '')
    lacks.push('政策包里没有乡镇的机构（问题）代码。请载入写有它的政策包，再归档乡镇的文件。');
  for (const village of villages)
    if (officeOf(settings, village) === '')
      lacks.push(`${village.name}没有行政区划代码，编不了机构代码。请在“设置—村”里填写，再归档。`);
  return lacks;
}
