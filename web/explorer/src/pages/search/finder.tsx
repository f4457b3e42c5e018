import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Failure } from '../../components/failure';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { examples } from './examples';
import styles from './finder.module.css';
import { pageChoice, useFound, type Choice, type GroupName } from './found';
import { onward, sections } from './pages';
import { useSettled } from './settled';

const words = {
  en: {
    label: 'Search everything',
    type: 'A name, a code, a question…',
    close: 'Close',
    groups: { things: 'People, places and everything with a page', indicators: 'Indicators', pages: 'Tables and pages', questions: 'Questions', guides: 'Guides' } satisfies Record<GroupName, string>,
    try: 'For example',
    sections: 'Pages',
    all: (text: string, total: number) => `All ${number('en', total)} results for “${text}”`,
    none: (text: string) => `Nothing here is called “${text}”.`,
    advice: 'Try fewer words, another spelling, or the name of the region. Typing errors, other forms of words and codes are understood.',
    waiting: 'Searching',
    found: (n: number) => `${number('en', n)} found`,
  },
  ru: {
    label: 'Поиск по всему',
    type: 'Название, код, вопрос…',
    close: 'Закрыть',
    groups: { things: 'Люди, места и всё, у чего есть страница', indicators: 'Показатели', pages: 'Таблицы и страницы', questions: 'Вопросы', guides: 'Справка' } satisfies Record<GroupName, string>,
    try: 'Например',
    sections: 'Страницы',
    all: (text: string, total: number) => `Все результаты по запросу «${text}»: ${number('ru', total)}`,
    none: (text: string) => `По запросу «${text}» ничего не нашлось.`,
    advice: 'Попробуйте меньше слов, другое написание или название региона. Поиск понимает опечатки, формы слов и коды.',
    waiting: 'Идёт поиск',
    found: (n: number) => `Найдено: ${number('ru', n)}`,
  },
};

interface FinderParts {
  /** What was typed before the finder was there. */
  typedBefore: RefObject<string>;
  onClose: () => void;
}

/** Finds things, indicators, tables, questions and guides while one types. */
export default function Finder({ typedBefore, onClose }: FinderParts) {
  const text = useWords(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState(() => typedBefore.current);

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={text.label}
      className={styles.dialog}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()} // outside of what it holds
    >
      <Choices typed={typed} onType={setTyped} onDone={() => dialog.current?.close()} />
    </dialog>
  );
}

interface ChoicesParts {
  typed: string;
  onType: (text: string) => void;
  onDone: () => void;
}

function Choices({ typed, onType, onDone }: ChoicesParts) {
  const language = useLanguage();
  const text = useWords(words);
  const navigate = useNavigate();
  const wanted = useSettled(typed.trim());
  const { groups, total, waiting, error, again } = useFound(wanted);
  const [current, setCurrent] = useState('');
  const first = wanted === '' ? examples[language][0]![0] : (groups[0]?.[1][0]?.key ?? 'all');
  useEffect(() => setCurrent(first), [first, wanted]); // as the answer to another text

  function go(to: Choice['to']) {
    onDone();
    void navigate(to);
  }

  function wait(event: KeyboardEvent) {
    if (event.key !== 'Enter' || settled || typed.trim() === '') return;
    event.preventDefault(); // what is marked answers another text
    hurry(true);
  }

  const option = ({ key, name, line, lang, to }: Choice) => (
    <Command.Item key={key} value={key} onSelect={() => go(to)} lang={lang} className={styles.option!}>
      <bdi className={styles.name}>{name}</bdi>
      {line && <span className={styles.line}>{line}</span>}
    </Command.Item>
  );

  const settled = wanted === typed.trim() && !waiting;
  const [hurried, hurry] = useState(false); // Enter came before the answer
  useEffect(() => {
    const best = groups[0]?.[1][0];
    if (!hurried || !settled) return;
    hurry(false);
    if (best) go(best.to);
  });
  const nothing = settled && wanted !== '' && groups.length === 0 && !error;
  return (
    <Command label={text.label} shouldFilter={false} value={current} onValueChange={setCurrent} onKeyDown={wait} loop className={styles.command!}>
      <div className={styles.head}>
        <Command.Input value={typed} onValueChange={(next) => (hurry(false), onType(next))} placeholder={text.type} maxLength={200} className={styles.input!} />
        <button type="button" className={styles.close} onClick={onDone}>
          {text.close}
        </button>
      </div>
      <p role="status" className="hidden-but-read">
        {wanted !== '' && (settled ? text.found(groups.reduce((sum, [, choices]) => sum + choices.length, 0)) : text.waiting)}
      </p>
      {error && (
        <div className={styles.message}>
          <Failure error={error} again={again} />
        </div>
      )}
      {nothing && (
        <div className={styles.message}>
          <p>{text.none(wanted)}</p>
          <p className={styles.line}>{text.advice}</p>
        </div>
      )}
      <Command.List label={text.label} className={styles.list!} aria-busy={!settled}>
        {wanted === '' ? (
          <>
            <Command.Group heading={text.try} className={styles.group!}>
              {examples[language].map(([example, what]) => (
                <Command.Item key={example} value={example} onSelect={() => onType(example)} className={styles.option!}>
                  <span className={styles.name}>{example}</span>
                  <span className={styles.line}>{what}</span>
                </Command.Item>
              ))}
            </Command.Group>
            <Command.Group heading={text.sections} className={styles.group!}>
              {sections.map(pageChoice(language)).map(option)}
            </Command.Group>
          </>
        ) : (
          <>
            {groups.map(([name, choices]) => (
              <Command.Group key={name} heading={text.groups[name]} className={styles.group!}>
                {choices.map(option)}
              </Command.Group>
            ))}
            {nothing && <Command.Group className={styles.group!}>{onward.map(pageChoice(language)).map(option)}</Command.Group>}
            {total > 0 && (
              <Command.Group className={styles.group!}>
                {option({ key: 'all', name: text.all(wanted, total), to: { to: '/$language/search', params: { language }, search: { q: wanted } } })}
              </Command.Group>
            )}
          </>
        )}
      </Command.List>
    </Command>
  );
}
