import { useEffect, useState } from 'react';
import { ContractError } from '../client.ts';

export const TOO_MANY = 'too-many-attempts';

/** How many seconds a refusal says that one has to wait. */
function secondsOf(error: unknown): number {
  if (!(error instanceof ContractError) || error.error.code !== 'rule') return 0;
  return error.error.rule === TOO_MANY ? (error.error.seconds ?? 0) : 0;
}

/** The seconds left of those that the last refusal asked for; 0 when one may try again. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = Date.now() + secondsOf(error) * 1000;
    const look = (): void => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
