import { useLanguage, useWords } from '../words/language';
import { foreign } from '../words/script';

const words = {
  en: { note: 'Note', foreign: 'Note in Russian' },
  ru: { note: 'Примечание', foreign: 'Примечание на английском' },
};

/** A note of the data under its heading, which says if it is in another language. */
export function Note({ children, className }: { children: string; className?: string | undefined }) {
  const text = useWords(words);
  const lang = foreign(useLanguage(), children);
  return (
    <p className={className}>
      {lang ? text.foreign : text.note}: <bdi lang={lang}>{children}</bdi>
    </p>
  );
}
