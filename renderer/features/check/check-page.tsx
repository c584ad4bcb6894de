import type { ReactNode } from 'react';
export function CheckPage(): ReactNode { return null; }
