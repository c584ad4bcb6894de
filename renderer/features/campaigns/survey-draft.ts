import type { CampaignItem } from '#contract/campaign.ts';
import type { Output, Request } from '#contract/channels.ts';

export interface ItemDraft {
  /** Null: not looked at yet. */
  readonly sound: boolean | null;
  readonly note: string;
}

export interface SurveyDraft {
  readonly items: Readonly<Record<string, ItemDraft>>;
  readonly note: string;
}

const BLANK: ItemDraft = { sound: null, note: '' };

export const draftOf = (
  { answers, note }: Output<'campaign.household'>,
  items: readonly CampaignItem[],
): SurveyDraft => ({
  items: Object.fromEntries(
    items.map(({ key }) => {
      const answer = answers.find(({ item }) => item === key);
      return [key, answer === undefined ? BLANK : { sound: answer.sound, note: answer.note ?? '' }];
    }),
  ),
  note: note ?? '',
});

export const itemOf = ({ items }: SurveyDraft, key: string): ItemDraft => items[key] ?? BLANK;

export const withItem = (draft: SurveyDraft, key: string, part: Partial<ItemDraft>): SurveyDraft => ({
  ...draft,
  items: { ...draft.items, [key]: { ...itemOf(draft, key), ...part } },
});

/** What nobody looked at yet is in order. */
export const withRestSound = (draft: SurveyDraft): SurveyDraft => ({
  ...draft,
  items: Object.fromEntries(
    Object.entries(draft.items).map(([key, item]) => [
      key,
      item.sound === null ? { ...item, sound: true } : item,
    ]),
  ),
});

/** The answers as they are sent; items that nobody looked at are left out, so that the archive names the first of them. */
export const answersOf = (draft: SurveyDraft): Request<'campaign.survey'>['answers'] =>
  Object.entries(draft.items).flatMap(([item, { sound, note }]) =>
    sound === null ? [] : { item, sound, note: note.trim() === '' ? null : note.trim() },
  );

/** The first item that wants something: an answer, or words on what is wrong. */
export const firstOpen = (draft: SurveyDraft, items: readonly CampaignItem[]): number =>
  items.findIndex(({ key }) => {
    const { sound, note } = itemOf(draft, key);
    return sound === null || (!sound && note.trim() === '');
  });
