/** How near two records must be to be shown as perhaps one person or one household. */
export const DUPLICATE_PARAMETERS = {
  /** Days between the birthdays of two people of one name, anywhere: a birthday by the lunar calendar is so far off. */
  birthdayDays: 50,
  /** The same within one village, where a year is easily mistaken. */
  villageBirthdayDays: 366,
  /** A phone or account that more households than this share is an office's or a shop's, and tells nothing. */
  sharedByAtMost: 20,
} as const;

export type DuplicateKind = 'id' | 'birthday' | 'village' | 'phone' | 'account';

/** What a group of each kind shares, in a clerk's words; the surest kind first. */
export const DUPLICATE_KINDS: Readonly<
  Record<DuplicateKind, { readonly of: 'member' | 'household'; readonly title: string; readonly why: string }>
> = {
  id: { of: 'member', title: '证件号码相同', why: '证件号码相同' },
  birthday: {
    of: 'member',
    title: '姓名相同、生日相近',
    why: `姓名相同，生日相差不超过 ${DUPLICATE_PARAMETERS.birthdayDays} 天`,
  },
  village: { of: 'member', title: '同村同名', why: '同村同名，生日相差不到一年或没有登记' },
  account: { of: 'household', title: '银行账号相同', why: '几户用同一个银行账号' },
  phone: { of: 'household', title: '联系电话相同', why: '几户用同一个联系电话' },
};
