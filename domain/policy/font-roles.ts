/** What a township's own font stands for, in a clerk's words. */
export const fontRoleLabels = {
  title: '标题（小标宋）',
  fangsong: '正文（仿宋）',
  kai: '楷体',
  hei: '黑体',
  song: '表格（宋体）',
  fallback: '后备（生僻字）',
} as const;

export type FontRole = keyof typeof fontRoleLabels;

export const fontRoles = Object.keys(fontRoleLabels) as FontRole[];
