import { useEffect, useState } from 'react';

/** A text once it has not changed for a while. */
export function useSettled(text: string, milliseconds = 120): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(settle, milliseconds, text);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return settled;
}
