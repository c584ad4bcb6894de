const words: Record<string, string> = { open: '办理中', finished: '已办结', stopped: '已终止' };

export const procedureStatus = (status: string): string => words[status] ?? status;
