import { useState } from 'react';
import { Answer } from '../../app/answer';
import { usePosted } from '../../app/posted';
import { useTitle } from '../../app/title';
import { AssistDocument } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import styles from './assistant.module.css';
import { Found } from './found';
import { Request } from './request';

const words = {
  en: {
    title: 'Assistant for requests',
    lead: 'Paste the request of a citizen or a draft. You get its important sentences, the places that it names, and the laws, practices and figures that share words with it, each with why and its source.',
    rules: 'It works by rules and quotes: it writes nothing itself, and it decides nothing.',
    private: 'The text is not stored: it goes to the server to be read once, and it is in no address, history or log. Personal data are not kept.',
  },
  ru: {
    title: 'Помощник с обращениями',
    lead: 'Вставьте обращение гражданина или черновик. Помощник покажет главные предложения, упомянутые места, а также законы, практики и показатели с общими словами: почему предложены и из какого источника.',
    rules: 'Он работает по правилам и цитирует: сам ничего не сочиняет и решений не принимает.',
    private: 'Текст не сохраняется: сервер читает его один раз, в адрес, историю и журналы он не попадает. Персональные данные не хранятся.',
  },
};

let kept = ''; // through changes of language and release, until the page is closed

/** What bears on a request that someone pastes: quoted, with reasons and sources. */
export function Assistant() {
  const text = useWords(words);
  const style = useLanguage() === 'ru' ? ('GOST' as const) : ('APA' as const);
  const [request, setRequest] = useState(kept);
  const answer = usePosted(AssistDocument, request ? { request, style } : undefined);
  useTitle(text.title);

  const ask = (next: string) => {
    kept = next;
    setRequest(next);
  };

  return (
    <>
      <header className={styles.head}>
        <h1>{text.title}</h1>
        <p>{text.lead}</p>
        <p className={styles.private}>
          <strong>{text.rules}</strong> {text.private}
        </p>
      </header>
      <Request asked={request} onAsk={ask} />
      {request && <Answer of={answer}>{({ assist }) => assist && <Found of={assist} />}</Answer>}
    </>
  );
}
