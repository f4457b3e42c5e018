import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTitle } from '../../app/title';
import { SearchField } from '../../components/search-field';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';
import { searchGuides, type FoundGuide } from '../../guides';
import type { GuideSection } from '../../guides/built';
import { useLanguage, useWords } from '../../words/language';
import { audiences, contentsFor } from './audiences';
import styles from './guides.module.css';
import { QuickStarts } from './quick-starts';
import { Text } from './text';
import { sections } from './words';

const words = {
  en: {
    title: 'Guides',
    intro: 'How to ask, download, cite and run this hub, and what its figures rest on.',
    find: 'Search the guides',
    example: 'For example, download',
    none: 'No guide has these words. Try fewer or shorter ones.',
    found: 'Found',
    readers: 'For readers',
    hosts: 'For those who run a hub',
    developers: 'For developers',
  },
  ru: {
    title: 'Справка',
    intro: 'Как спрашивать, скачивать, цитировать и на чём основаны данные. Примеры ниже — на русском, сами документы — на английском.',
    find: 'Поиск по справке',
    example: 'Например, скачать или download',
    none: 'Таких слов в документах нет. Они на английском: попробуйте английское слово, например licence.',
    found: 'Найдено',
    readers: 'Для читателей',
    hosts: 'Для тех, кто держит свой сервер',
    developers: 'Для разработчиков',
  },
};

/** Where guides begin: a search, how to start in each language, and all documents by whom they are for. */
export function Start() {
  const text = useWords(words);
  const { find = '' } = useSearch({ from: '/$language/guides/$' });
  const navigate = useNavigate({ from: '/$language/guides/$' });
  useTitle(text.title);
  const found = useFound(find);

  return (
    <>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <p className={styles.soft}>{text.intro}</p>
      </header>
      <SearchField label={text.find} placeholder={text.example} value={find} onChange={(next) => void navigate({ search: (old) => ({ ...old, find: next || undefined }), replace: true })} />
      {find.trim() ? (
        <Section title={text.found}>
          {!found && <Skeleton lines={6} />}
          {found && (found.length > 0 ? <Found of={found} /> : <p role="status">{text.none}</p>)}
        </Section>
      ) : (
        <>
          <QuickStarts />
          {audiences.map((audience) => (
            <Section key={audience} title={text[audience]}>
              <div className={styles.kinds}>
                {contentsFor(audience).map((section) => (
                  <Kind key={section.title} of={section} />
                ))}
              </div>
            </Section>
          ))}
        </>
      )}
    </>
  );
}

/** What a search finds; undefined without one, and until the first has come. */
function useFound(find: string): readonly FoundGuide[] | undefined {
  const wanted = useDeferredValue(find.trim());
  const [found, setFound] = useState<readonly FoundGuide[]>();
  useEffect(() => {
    let stale = false;
    if (wanted) void searchGuides(wanted, 20).then((places) => stale || setFound(places), () => stale || setFound([]));
    else setFound(undefined);
    return () => {
      stale = true;
    };
  }, [wanted]);
  return found;
}

function Found({ of: places }: { of: readonly FoundGuide[] }) {
  const language = useLanguage();
  return (
    <ul role="list" className={styles.found} lang="en">
      {places.map(({ path, title, excerpt }) => {
        const [splat, hash] = path.split('#');
        return (
          <li key={path}>
            <Link to="/$language/guides/$" params={{ language, _splat: splat! }} search={{}} {...(hash && { hash })}>
              {title}
            </Link>
            <p className={styles.soft}>{excerpt}</p>
          </li>
        );
      })}
    </ul>
  );
}

function Kind({ of: { title, items } }: { of: GuideSection }) {
  const language = useLanguage();
  return (
    <section>
      <h3 className={styles.kind}>{language === 'ru' ? (sections[title] ?? title) : title}</h3>
      <ul role="list" className={styles.list} lang="en">
        {items.map((html) => (
          <Text key={html} html={html} as="li" />
        ))}
      </ul>
    </section>
  );
}
