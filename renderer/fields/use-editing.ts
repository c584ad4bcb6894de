import { useState } from 'react';

type Editing<K> = [K | null, (key: K | null) => void];

/** Which field or record is being edited; begins with the one that the address points at, whenever that changes. */
export function useEditing<K extends string | number>(pointed: K | undefined): Editing<K> {
  const [seen, setSeen] = useState(pointed);
  const [editing, setEditing] = useState<K | null>(pointed ?? null);
  if (seen !== pointed) {
    setSeen(pointed);
    setEditing(pointed ?? null);
  }
  return [editing, setEditing];
}
