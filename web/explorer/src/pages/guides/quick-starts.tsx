import { useNavigate, useSearch } from '@tanstack/react-router';
import { hub } from '../../app/hub';
import { useRelease } from '../../app/release';
import { Code } from '../../components/code';
import { Section } from '../../components/section';
import { Tabs } from '../../components/tabs';
import { useLanguage, useWords } from '../../words/language';
import styles from './guides.module.css';
import { allRegions, recipes, type Recipe } from './recipes';
import { Text } from './text';

const words = {
  en: {
    title: 'Quick starts',
    text: 'The same question in six ways: regions and their population. No key, no registration. The address names a release, so the answer stays the same.',
    more: 'More in',
  },
  ru: {
    title: 'Быстрый старт',
    text: 'Один вопрос шестью способами: регионы и их население. Ни ключа, ни регистрации. В адресе указан выпуск, поэтому ответ не изменится.',
    more: 'Подробнее:',
  },
};

/** How to ask this hub from the tools that people have. */
export function QuickStarts() {
  const language = useLanguage();
  const text = useWords(words);
  const { release } = useRelease();
  const { in: shown = 'curl' } = useSearch({ from: '/$language/guides/$' });
  const navigate = useNavigate({ from: '/$language/guides/$' });
  const address = `${location.origin}${hub.prefix}/releases/${release}`;

  const content = ({ code, note, guide, file }: Recipe) => (
    <>
      <p className={styles.note}>{note[language]}</p>
      {code && <Code text={code({ address, language })} name={file} />}
      {!code && <Excel address={address} />}
      <Text html={`${text.more} <a href="@page/guides/${guide.path}" lang="en">${guide.title}</a>`} />
    </>
  );

  return (
    <Section title={text.title}>
      <p className={styles.note}>{text.text}</p>
      <Tabs
        label={text.title}
        tabs={recipes.map((recipe) => ({ name: recipe.name, title: recipe.title, content: content(recipe) }))}
        shown={shown}
        onShow={(name) => void navigate({ search: (old) => ({ ...old, in: name }), replace: true, resetScroll: false })}
      />
    </Section>
  );
}

const files = {
  en: { workbook: 'Workbook for Excel (xlsx)', csv: 'CSV for Excel with decimal commas' },
  ru: { workbook: 'Книга Excel (xlsx)', csv: 'CSV для Excel с десятичной запятой' },
};

function Excel({ address }: { address: string }) {
  const language = useLanguage();
  const text = useWords(files);
  const query = encodeURIComponent(allRegions);
  const workbook = `${address}/graphql.xlsx?lang=${language}&query=${query}`;
  const csv = `${address}/graphql.csv?dialect=excel&lang=${language}&query=${query}`;
  return (
    <>
      <p>
        <a href={workbook}>{text.workbook}</a> · <a href={csv}>{text.csv}</a>
      </p>
      <Code text={csv} name={text.csv} />
    </>
  );
}
