import { Answer, useAnswer } from '../../app/answer';
import { HomeDocument } from '../../gql/graphql';
import { kinds } from '../../things/kinds';
import { useLanguage, useWords } from '../../words/language';
import { counted } from '../../words/number';

const words = { en: { title: 'What is known about Russia’s municipalities' }, ru: { title: 'Что известно о муниципалитетах России' } };

export function Home() {
  const language = useLanguage();
  const answer = useAnswer(HomeDocument, {});
  return (
    <>
      <h1>{useWords(words).title}</h1>
      <Answer of={answer}>
        {({ regions }) => <p>{counted(language, regions?.totalCount ?? 0, kinds.region[language])}</p>}
      </Answer>
    </>
  );
}
