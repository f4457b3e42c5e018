import { Link } from '@tanstack/react-router';
import { Suspense, use, useState } from 'react';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { hashOf } from '../app/client';
import { useRelease } from '../app/release';
import { Button } from '../components/button';
import { Copy } from '../components/copy';
import { Notice } from '../components/notice';
import { Skeleton } from '../components/skeleton';
import { useLanguage, useWords } from '../words/language';
import { curlOf, textOf, type Asked } from './asked';
import styles from './behind.module.css';

const words = {
  en: {
    title: 'The query behind this page',
    variables: 'Variables',
    copy: 'Copy the query',
    curl: 'Copy as curl',
    open: 'Open in the query page',
    lost: 'The text of the query could not be read. Check the connection and reload the page.',
  },
  ru: {
    title: 'Запрос этой страницы',
    variables: 'Переменные',
    copy: 'Скопировать запрос',
    curl: 'Скопировать как curl',
    open: 'Открыть на странице запросов',
    lost: 'Текст запроса не удалось прочитать. Проверьте соединение и обновите страницу.',
  },
};

/** A button that shows the query of a page: its text, to copy, to run in a shell, or to go on from. */
export function Behind(asked: Asked) {
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <Disclosure isExpanded={open} onExpandedChange={setOpen}>
      <Button slot="trigger">{text.title}</Button>
      <DisclosurePanel>
        <Suspense fallback={<Skeleton />}>{open && <Text {...asked} />}</Suspense>
      </DisclosurePanel>
    </Disclosure>
  );
}

function Text({ query, variables }: Asked) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const body = use(textOf(hashOf(query)));
  if (!body) return <Notice kind="error" title={text.lost} />;
  const given = JSON.stringify(variables);
  return (
    <div className={styles.text}>
      <pre tabIndex={0} aria-label={text.title}>
        {body}
      </pre>
      <p>
        {text.variables}: <code>{given}</code>
      </p>
      <div className={styles.actions}>
        <Copy text={body} label={text.copy} />
        <Copy text={curlOf(body, variables, release, language)} label={text.curl} />
        <Link to="/$language/query" params={{ language }} search={{ hash: hashOf(query), variables: given }}>
          {text.open}
        </Link>
      </div>
    </div>
  );
}
