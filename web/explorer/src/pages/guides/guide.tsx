import { Link } from '@tanstack/react-router';
import { use, useEffect } from 'react';
import { guides } from 'virtual:guides';
import { NotFound } from '../../app/not-found';
import { useTitle } from '../../app/title';
import { Code } from '../../components/code';
import type { Code as CodePart, Guide, Heading } from '../../guides/built';
import { useLanguage, useWords } from '../../words/language';
import styles from './guides.module.css';
import { atThisHub, Text } from './text';
import { kinds } from './words';

const words = {
  en: { guides: 'Guides', contents: 'On this page', english: '', run: 'Try this query' },
  ru: { guides: 'Справка', contents: 'На этой странице', english: 'Этот документ — на английском языке.', run: 'Выполнить запрос' },
};

const loaded = new Map<string, Promise<{ default: Guide }>>();

/** Loads a document once. */
function guideAt(path: string): Promise<{ default: Guide }> | undefined {
  if (!loaded.has(path) && guides[path]) {
    loaded.set(
      path,
      guides[path]().catch((reason: unknown) => {
        loaded.delete(path); // the next visit tries again
        throw reason;
      }),
    );
  }
  return loaded.get(path);
}

/** One document, with its contents beside it. */
export function GuidePage({ path }: { path: string }) {
  const loading = guideAt(path);
  if (!loading) return <NotFound />;
  return <Document path={path} guide={use(loading).default} />;
}

function Document({ path, guide }: { path: string; guide: Guide }) {
  const language = useLanguage();
  const text = useWords(words);
  const kind = useWords(kinds)[path.split('/')[0]!];
  useTitle(guide.title);
  useEffect(() => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (anchor) document.getElementById(anchor)?.scrollIntoView();
  }, [path]);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.soft} data-print="no">
          <Link to="/$language/guides/$" params={{ language, _splat: '' }}>
            {text.guides}
          </Link>
          {kind && <> › {kind}</>}
        </p>
        <h1 lang="en">{guide.title}</h1>
        {text.english && <p className={styles.soft}>{text.english}</p>}
      </header>
      {guide.headings.length > 1 && <Headings title={text.contents} of={guide.headings} />}
      <article className={styles.text} lang="en">
        {guide.parts.map((part, i) => ('html' in part ? <Text key={i} html={part.html} /> : <Piece key={i} of={part} />))}
      </article>
    </div>
  );
}

function Piece({ of: { code, name, query, variables } }: { of: CodePart }) {
  const language = useLanguage();
  const { run } = useWords(words);
  return (
    <Code text={atThisHub(code)} name={name}>
      {query && (
        <Link to="/$language/query" params={{ language }} search={{ query: code, variables }} lang={language}>
          {run}
        </Link>
      )}
    </Code>
  );
}

function Headings({ title, of: headings }: { title: string; of: readonly Heading[] }) {
  const shown = headings.length > 24 ? headings.filter(({ level }) => level === 2) : headings;
  return (
    <nav className={styles.contents} aria-label={title} data-print="no">
      <details open={matchMedia('(min-width: 1000px)').matches}>
        <summary>{title}</summary>
        <ul role="list" lang="en">
          {shown.map(({ id, text, level }) => (
            <li key={id} data-level={level}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
