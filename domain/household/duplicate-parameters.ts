/** How near two records must be to be shown as perhaps one person or one household. */
export const DUPLICATE_PARAMETERS = {
  /** Days between the birthdays of two people of one name, anywhere: a birthday by the lunar calendar is so far off. */
  birthdayDays: 50,
  /** The same within one village, where a year is easily mistaken. */
  villageBirthdayDays: 366,
  /** A phone or account that more households than this share is an office's or a shop's, and tells nothing. */
  sharedByAtMost: 20,
} as const;

/** The surest kind first. */
export const duplicateKinds = ['id', 'birthday', 'village', 'account', 'phone'] as const;
export type DuplicateKind = (typeof duplicateKinds)[number];

/** What the records of a group share, in a clerk's words. */
export const DUPLICATE_TITLES: Readonly<Record<DuplicateKind, string>> = {
  id: '证件号码相同',
  birthday: `同名，生日相差 ${DUPLICATE_PARAMETERS.birthdayDays} 天以内`,
  village: '同村同名，生日相差一年以内或未登记',
  account: '几户同一银行账号',
  phone: '几户同一联系电话',
};
