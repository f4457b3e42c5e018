import { useState } from 'react';
import { useWords } from '../words/language';
import { Button } from './button';

const words = {
  en: { copy: 'Copy', copied: 'Copied', refused: 'The browser did not allow it' },
  ru: { copy: 'Скопировать', copied: 'Скопировано', refused: 'Браузер не разрешил' },
};

/** A button that copies a text and says so. */
export function Copy({ text, label, quiet = false }: { text: string; label?: string; quiet?: boolean }) {
  const { copy, copied, refused } = useWords(words);
  const [said, say] = useState<{ of: string; words: string }>();
  const write = () => navigator.clipboard.writeText(text).then(
    () => say({ of: text, words: copied }),
    () => say({ of: text, words: refused }),
  );
  return (
    <Button quiet={quiet} onPress={() => void write()}>
      <span aria-live="polite">{said?.of === text ? said.words : (label ?? copy)}</span>
    </Button>
  );
}
