import { Answer, useAnswer } from '../../app/answer';
import { useFinder } from '../../app/finder';
import { useTitle } from '../../app/title';
import { HomeDocument, type HomeQuery } from '../../gql/graphql';
import { useWords } from '../../words/language';
import { Counts } from './counts';
import { Focus } from './focus';
import styles from './home.module.css';
import { Latest } from './latest';
import { Questions } from './questions';
import { RegionMap } from './region-map';
import { Waiting } from './waiting';

const words = {
  en: {
    title: 'What is known about Russia’s municipalities',
    text: 'People, prizes, training, practices, laws and figures. Each fact has its source, and each release can be cited.',
    find: 'Search everything',
    such: 'Kazan, winners, population, budget…',
  },
  ru: {
    title: 'Что известно о муниципалитетах России',
    text: 'Люди, премии, обучение, практики, законы и показатели. У каждого факта есть источник, на каждый выпуск можно сослаться.',
    find: 'Поиск по всему',
    such: 'Казань, победители, население, бюджет…',
  },
};

export function Home() {
  const text = useWords(words);
  const answer = useAnswer(HomeDocument, {});
  const { open, prepare, keys } = useFinder();
  useTitle(text.title);
  return (
    <>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <p className={styles.text}>{text.text}</p>
        <button
          type="button"
          className={styles.find}
          data-print="no"
          onClick={open}
          onPointerEnter={prepare}
          onFocus={prepare}
          aria-label={text.find}
          aria-keyshortcuts="Meta+K Control+K"
        >
          <span>
            {text.find}
            <span className={styles.such}>: {text.such}</span>
          </span>
          <kbd>{keys}</kbd>
        </button>
      </header>
      <Answer of={answer} skeleton={<Waiting />}>
        {(data) => <Found of={data} />}
      </Answer>
    </>
  );
}

function Found({ of }: { of: HomeQuery }) {
  return (
    <>
      <Counts of={of} />
      <div className={styles.columns}>
        <RegionMap of={of} />
        <Latest of={of} />
      </div>
      <Questions />
      <Focus of={of} />
    </>
  );
}
