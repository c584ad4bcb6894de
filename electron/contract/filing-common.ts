import { z } from 'zod';

/** Shapes that the channels of filing share. */
export const retention = z.enum(['Y', 'D30', 'D10']);
export const reason = z.string().trim().min(1, '请填写原因').max(200);
export const text = (most: number) => z.string().trim().min(1, '不能为空').max(most);
/** A part of 档号. */
export const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,10}$/u, '只能用数字和字母，最多 10 位');
export const offset = z.int().min(0).default(0);
export const limit = z.int().min(1).max(500).default(100);
