import { useState } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Section } from '../../components/section';
import { Tabs } from '../../components/tabs';
import { useLanguage, useWords } from '../../words/language';
import { counted, number } from '../../words/number';
import { Choose } from './choose';
import { suggestionOf, type Decisions, type Standing } from './decide';
import { Found } from './found';
import type { Group } from './match';
import type { Matching } from './matching';
import { Paged } from './paged';
import { Progress } from './progress';
import styles from './your-table.module.css';

const words = {
  en: {
    title: 'What the names mean',
    running: (done: number, all: number) => `Looked up ${number('en', done)} of ${counted('en', all, ['name', 'names'])}`,
    stopped: 'Stopped. What was found stays.',
    go: 'Go on',
    open: 'To decide',
    found: 'Found',
    none: 'Not found',
    likely: (n: number) => `Take the likely ones: ${number('en', n)}`,
    openHint: 'These names are not sure. Choose what is meant; rows left open come back without a code.',
    noneHint: 'Nothing is called like these. Write the name otherwise, add the region, or leave the row without a code.',
    noNames: 'There are no names in this column. Choose another one above.',
    result: (found: number, open: number, none: number) => `Found ${found}, to decide ${open}, not found ${none}.`,
    allDecided: 'Nothing is unsure.',
    allFound: 'Every name was found.',
    noneFound: 'No name was found for sure. If that is odd, look whether the column of names is the right one.',
  },
  ru: {
    title: 'Что значат названия',
    running: (done: number, all: number) => `Проверено ${number('ru', done)} из ${counted('ru', all, ['названия', 'названий', 'названий'])}`,
    stopped: 'Остановлено. Найденное сохранено.',
    go: 'Продолжить',
    open: 'Решить',
    found: 'Найдено',
    none: 'Не найдено',
    likely: (n: number) => `Принять вероятные: ${number('ru', n)}`,
    openHint: 'В этих названиях уверенности нет. Выберите, что имелось в виду; строки без решения вернутся без кода.',
    noneHint: 'Ничего похожего нет. Напишите название иначе, добавьте регион или оставьте строку без кода.',
    noNames: 'В этом столбце нет названий. Выберите другой выше.',
    result: (found: number, open: number, none: number) => `Найдено ${found}, решить ${open}, не найдено ${none}.`,
    allDecided: 'Сомнений нет.',
    allFound: 'Все названия найдены.',
    noneFound: 'Ни одно название не найдено уверенно. Если это странно, проверьте, верно ли выбран столбец с названиями.',
  },
};

interface MatchesParts {
  standings: readonly Standing[];
  matching: Matching;
  onDecide: (made: Decisions) => void;
}

/** What each name means: those that are found, those that the reader decides, and those that are none. */
export function Matches({ standings, matching, onDecide }: MatchesParts) {
  const text = useWords(words);
  const language = useLanguage();
  const [chosen, show] = useState<Group>();
  const of = (group: Group) => standings.filter(({ meaning }) => meaning?.group === group);
  const [open, found, none] = [of('open'), of('found'), of('none')];
  const done = standings.filter(({ state }) => state !== 'waiting').length;
  const left = open.filter(({ state }) => state === 'open').length;
  const likely = open.flatMap((standing) => {
    const place = suggestionOf(standing);
    return place ? [[standing.asked.key, place.id] as const] : [];
  });
  const choices = (some: readonly Standing[]) => (
    <Paged items={some} size={12}>
      {(standing) => <Choose key={standing.asked.key} of={standing} onDecide={onDecide} otherwise={matching.otherwise} />}
    </Paged>
  );
  const tab = (name: Group, title: string, count: number, content: React.ReactNode) => ({ name, title: `${title} ${number(language, count)}`, content });

  return (
    <Section title={text.title}>
      {matching.state === 'running' && <Progress label={text.running(done, standings.length)} value={done} most={standings.length} onStop={matching.stop} />}
      {matching.error && <Failure error={matching.error} again={matching.again} />}
      {matching.state === 'stopped' && !matching.error && (
        <p className={styles.actions}>
          {text.stopped}
          <Button onPress={matching.again}>{text.go}</Button>
        </p>
      )}
      <p role="status" className="hidden-but-read">
        {matching.state === 'done' && text.result(found.length, open.length, none.length)}
      </p>
      {standings.length === 0 && <p>{text.noNames}</p>}
      {done > 0 && (
        <Tabs
          label={text.title}
          shown={chosen ?? (open.length > 0 ? 'open' : found.length > 0 ? 'found' : 'none')}
          onShow={show}
          tabs={[
            tab(
              'open',
              text.open,
              left,
              open.length === 0 ? (
                <p>{text.allDecided}</p>
              ) : (
                <>
                  <div className={styles.actions}>
                    {likely.length > 0 && <Button onPress={() => onDecide(new Map(likely))}>{text.likely(likely.length)}</Button>}
                    <p className={styles.soft}>{text.openHint}</p>
                  </div>
                  {choices(open)}
                </>
              ),
            ),
            tab('found', text.found, found.length, found.length === 0 ? <p>{text.noneFound}</p> : <Found of={found} onDecide={onDecide} otherwise={matching.otherwise} />),
            tab(
              'none',
              text.none,
              none.filter(({ place }) => !place).length,
              none.length === 0 ? (
                <p>{text.allFound}</p>
              ) : (
                <>
                  <p className={styles.soft}>{text.noneHint}</p>
                  {choices(none)}
                </>
              ),
            ),
          ]}
        />
      )}
    </Section>
  );
}
