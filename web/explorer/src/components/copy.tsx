import { useState } from 'react';
import { useWords } from '../words/language';
import { Button } from './button';

const words = { en: { copy: 'Copy', copied: 'Copied' }, ru: { copy: 'Скопировать', copied: 'Скопировано' } };

/** A button that copies a text and says so. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const { copy, copied } = useWords(words);
  const [done, setDone] = useState<string>();
  return (
    <Button onPress={() => void navigator.clipboard.writeText(text).then(() => setDone(text))}>
      <span role="status">{done === text ? copied : (label ?? copy)}</span>
    </Button>
  );
}
