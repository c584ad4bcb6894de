import type { Request } from '#contract/channels.ts';

/** A clue as it is being written down. */
export interface ClueDraft {
  readonly isOutside: boolean;
  readonly household: { readonly id: number; readonly name: string } | null;
  readonly who: string;
  readonly villageId: number | null;
  readonly channel: string | null;
  readonly foundOn: string | null;
  readonly content: string;
  readonly reporter: string;
  readonly reporterPhone: string;
}

export const emptyDraft = (today: string): ClueDraft => ({
  ...{ isOutside: false, household: null, who: '', villageId: null, channel: null },
  ...{ foundOn: today, content: '', reporter: '', reporterPhone: '' },
});

type Reasons = Partial<Record<'household' | 'who' | 'villageId' | 'channel' | 'foundOn' | 'content', string>>;

/** What is sent, or what is missing by box. */
export function readDraft(draft: ClueDraft): { entry: Request<'clue.add'> | null; reasons: Reasons } {
  const { isOutside, household, who, villageId, channel, foundOn, content } = draft;
  const reasons: Reasons = {
    ...(!isOutside && household === null ? { household: '请选择户' } : {}),
    ...(isOutside && who.trim() === '' ? { who: '请填写姓名' } : {}),
    ...(isOutside && villageId === null ? { villageId: '请选择村' } : {}),
    ...(channel === null ? { channel: '请选择发现途径' } : {}),
    ...(foundOn === null ? { foundOn: '请填写日期' } : {}),
    ...(content.trim() === '' ? { content: '请写明发现了什么' } : {}),
  };
  if (Object.keys(reasons).length > 0 || channel === null || foundOn === null)
    return { entry: null, reasons };
  const whom = isOutside
    ? { who, ...(villageId === null ? {} : { villageId }) }
    : { ...(household === null ? {} : { householdId: household.id }) };
  const { reporter, reporterPhone } = draft;
  return { entry: { ...whom, channel, foundOn, content, reporter, reporterPhone }, reasons };
}
