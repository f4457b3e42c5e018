import { useEffect, useRef, useState } from 'react';
import styles from './search-field.module.css';

/** A field that narrows what stands below it while one types. The address that keeps its value may follow later than the keys. */
export function SearchField({ label, placeholder, value, onChange }: { label: string; placeholder?: string; value: string; onChange: (value: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value);
  }, [value]);

  function type(next: string) {
    setTyped(next);
    onChange(next);
  }

  return <input ref={field} type="search" className={styles.field} aria-label={label} placeholder={placeholder ?? label} value={typed} onChange={(event) => type(event.target.value)} data-print="no" />;
}
