import { useLocation } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { hub } from '../app/hub';
import { useRelease } from '../app/release';
import type { Theme } from '../app/theme';
import { Code } from '../components/code';
import { useLanguage, useWords, type Language } from '../words/language';
import { chosenPath, frameOf, oembedAddress } from './addresses';
import styles from './offer.module.css';
import { Preview, type Seen } from './preview';

const words = {
  en: {
    pinned: (n: number) => `It shows release ${n} for ever. When there are newer data, it says so and leads to them; it never changes by itself. It sets no cookies and keeps nothing.`,
    language: 'Language',
    theme: 'Theme',
    reader: 'that of the reader',
    light: 'light',
    dark: 'dark',
    html: 'HTML for your page',
    oembed: 'oEmbed, for programs',
    preview: 'Preview',
  },
  ru: {
    pinned: (n: number) => `Всегда показывает выпуск ${n}. Когда появятся более новые данные, сообщит об этом и даст ссылку; само не меняется. Не ставит cookie и ничего не хранит.`,
    language: 'Язык',
    theme: 'Тема',
    reader: 'как у читателя',
    light: 'светлая',
    dark: 'тёмная',
    html: 'HTML для вашей страницы',
    oembed: 'oEmbed, для программ',
    preview: 'Предпросмотр',
  },
};

const languageNames: Record<Language, string> = { ru: 'Русский', en: 'English' };

interface OfferParts {
  title: string;
  /** Which figure of the page; without one, what the page itself is about. */
  figure?: string | undefined;
}

/** How a figure, or the card of a thing, is shown on other pages: code to copy, with a choice of language and theme, and how it looks. */
export default function Offer({ title, figure }: OfferParts) {
  const text = useWords(words);
  const { release } = useRelease();
  const shown = useLanguage();
  const [language, setLanguage] = useState(shown);
  const [theme, setTheme] = useState<Theme>();
  const [seen, see] = useState<Seen>({ height: 480, title });
  useLocation(); // what the reader chooses on the page changes its embed
  const path = chosenPath(location.pathname.slice(hub.prefix.length), location.search, { language, release, figure, theme });
  const known = knownAs();
  const local = `${hub.prefix}/embed${path}`;
  return (
    <div className={styles.offer} data-print="no">
      <div className={styles.text}>
        <p>{text.pinned(release)}</p>
        <div className={styles.choices}>
          <Choice label={text.language} value={language} onChoose={(one) => setLanguage(one as Language)}>
            {Object.entries(languageNames).map(([one, name]) => (
              <option key={one} value={one} lang={one}>
                {name}
              </option>
            ))}
          </Choice>
          <Choice label={text.theme} value={theme ?? ''} onChoose={(one) => setTheme((one || undefined) as Theme | undefined)}>
            <option value="">{text.reader}</option>
            <option value="light">{text.light}</option>
            <option value="dark">{text.dark}</option>
          </Choice>
        </div>
        <Code name={text.html} text={frameOf(known ? `${known}/embed${path}` : location.origin + local, seen.title, seen.height)} />
        {known && <Code name={text.oembed} text={oembedAddress(known, path)} />}
      </div>
      <Preview key={local} label={text.preview} address={local} title={title} onSeen={see} />
    </div>
  );
}

/** The public address of the hub, which it says in the canonical address of the page; nothing if it knows none. */
function knownAs(): string | undefined {
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href');
  return /^(https?:\/\/.+?)\/(?:ru|en)(?:[/?]|$)/.exec(canonical ?? '')?.[1];
}

function Choice({ label, value, onChoose, children }: { label: string; value: string; onChoose: (value: string) => void; children: ReactNode }) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
