import { Link } from '@tanstack/react-router';
import { useRelease } from '../app/release';
import { useTitle } from '../app/title';
import { useLanguage, useWords } from '../words/language';

const words = {
  en: {
    title: 'This release has no such page',
    text: (release: number) => `Release ${release} holds nothing with this key. It may be misspelt, or known in another release only.`,
    browse: 'Look through what there is',
  },
  ru: {
    title: 'В этом выпуске такой страницы нет',
    text: (release: number) => `В выпуске ${release} нет ничего с таким ключом. Возможно, в адресе опечатка или это есть только в другом выпуске.`,
    browse: 'Посмотреть, что есть',
  },
};

/** Stands for a thing that the release shown does not hold. */
export function Absent() {
  const language = useLanguage();
  const { title, text, browse } = useWords(words);
  const { release } = useRelease();
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <p>{text(release)}</p>
      <p>
        <Link to="/$language/browse" params={{ language }}>
          {browse}
        </Link>
      </p>
    </>
  );
}
