import { useId, useState } from 'react';
import { Button } from '../../components/button';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import styles from './assistant.module.css';
import { examples } from './examples';

const most = 10_000; // that the API reads

const words = {
  en: {
    label: 'Text of the request',
    ask: 'Find what bears on it',
    clear: 'Clear',
    examples: 'Or begin with an example:',
    long: (n: number) => `The text has ${counted('en', n, ['character', 'characters'])}; up to ${number('en', most)} are read. Ask about its parts one by one.`,
  },
  ru: {
    label: 'Текст обращения',
    ask: 'Найти, что относится',
    clear: 'Очистить',
    examples: 'Или начните с примера:',
    long: (n: number) => `В тексте ${counted('ru', n, ['знак', 'знака', 'знаков'])}, читается не больше ${number('ru', most)}. Спросите по частям.`,
  },
};

/** Where a request is pasted. */
export function Request({ asked, onAsk }: { asked: string; onAsk: (request: string) => void }) {
  const id = useId();
  const text = useWords(words);
  const language = useLanguage();
  const [typed, type] = useState(asked);
  const length = [...typed].length;
  const start = (request: string) => {
    type(request);
    onAsk(request);
  };
  return (
    <form
      className={styles.request}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.trim());
      }}
    >
      <label htmlFor={id}>{text.label}</label>
      <textarea id={id} rows={asked ? 6 : 10} value={typed} autoComplete="off" aria-describedby={`${id}-long`} onChange={({ target }) => type(target.value)} />
      <p id={`${id}-long`} role="status" className={styles.warn}>
        {length > most && text.long(length)}
      </p>
      <div className={styles.actions}>
        <Button type="submit" isDisabled={typed.trim() === '' || length > most}>
          {text.ask}
        </Button>
        {typed !== '' && (
          <Button quiet onPress={() => start('')}>
            {text.clear}
          </Button>
        )}
      </div>
      {asked === '' && (
        <div className={styles.actions}>
          <span>{text.examples}</span>
          {examples[language].map((example) => (
            <Button key={example.title} quiet onPress={() => start(example.text)}>
              {example.title}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}
