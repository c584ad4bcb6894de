import { useState } from 'react';

/** Which field is being edited; begins with the one that the address points at, whenever that changes. */
export function useEditing(pointed: string | undefined): [string | null, (key: string | null) => void] {
  const [seen, setSeen] = useState(pointed);
  const [editing, setEditing] = useState<string | null>(pointed ?? null);
  if (seen !== pointed) {
    setSeen(pointed);
    setEditing(pointed ?? null);
  }
  return [editing, setEditing];
}
