import { useId } from 'react';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { SourceLine } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { useLanguage, useWords } from '../../words/language';
import { counted, number, type Forms } from '../../words/number';
import { Cited } from './cited';
import { nameOf } from './names';
import { join, type Edge } from './network';
import styles from './relationships.module.css';
import { longestWay } from './requests';
import type { Loaded } from './use-network';
import { Sentence } from './sentence';
import { mostTelling, tell, type Step } from './tell';

const words = {
  en: {
    title: 'How they are connected',
    none: 'No way is known',
    noneText: (longest: number) => `The release knows no chain of up to ${counted('en', longest, ['link', 'links'])} between them. That says nothing about the world, only about the data.`,
    same: 'That is one and the same thing.',
    steps: ['step', 'steps'] as Forms,
    other: (n: number) => `Way ${n}`,
    ways: 'Shortest ways',
    more: (total: string, offered: number) => `${total} ways are equally short; the first ${offered} are offered, those through the least connected things first.`,
    rows: 'On record as',
    sources: 'Sources of this way',
  },
  ru: {
    title: 'Как они связаны',
    none: 'Связь неизвестна',
    noneText: (longest: number) => `В выпуске между ними нет цепочки не длиннее ${counted('ru', longest, ['связи', 'связей'])}. Это говорит только о данных.`,
    same: 'Это один и тот же объект.',
    steps: ['шаг', 'шага', 'шагов'] as Forms,
    other: (n: number) => `Путь ${n}`,
    ways: 'Кратчайшие пути',
    more: (total: string, offered: number) => `Равно коротких путей: ${total}. Предложены первые ${offered}, сначала через наименее связанные объекты.`,
    rows: 'В данных',
    sources: 'Источники этого пути',
  },
};

/** A path between two things, told with its sources. */
export function Ways({ ways, way, onWay }: { ways: NonNullable<Loaded['ways']>; way: number; onWay: (way: number) => void }) {
  const language = useLanguage();
  const text = useWords(words);
  const heading = useId();
  const path = ways.paths[way] ?? ways.paths[0];
  if (!path) return <Notice kind="plain" title={text.none}>{text.noneText(longestWay)}</Notice>;
  if (path.steps.length === 0) return <Notice kind="plain" title={text.same} />;
  const steps = stepsOf(path);
  const cited = new Cited();
  const sentences = tell(language, steps, cited.cite);
  return (
    <section aria-labelledby={heading} className={styles.panel}>
      <h2 id={heading}>
        {text.title} <span className={styles.count}>{counted(language, steps.length, text.steps)}</span>
      </h2>
      {ways.paths.length > 1 && (
        <div className={styles.choices} role="group" aria-label={text.ways}>
          {ways.paths.map((_, i) => (
            <Button key={i} aria-pressed={i === way} onPress={() => onWay(i)}>
              {text.other(i + 1)}
            </Button>
          ))}
        </div>
      )}
      <p className={styles.told}>
        {sentences.map((said, i) => (
          <span key={i}>
            <Sentence said={said} />{' '}
          </span>
        ))}
      </p>
      <Behind edges={steps.map(({ links }) => mostTelling(links))} />
      {Number(ways.totalCount) > ways.paths.length && <p className={styles.soft}>{text.more(number(language, ways.totalCount), ways.paths.length)}</p>}
      <h3>{text.sources}</h3>
      <ol className={styles.sources}>
        {cited.sources.map((source, i) => (
          <li key={source.id} id={`source-${i + 1}`}>
            <SourceLine source={source} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepsOf({ nodes, steps }: NonNullable<Loaded['ways']>['paths'][number]): Step[] {
  const network = join([{ nodes, ties: steps.flatMap(({ links }) => links) }]);
  return steps.map(({ links }, i) => ({
    from: network.nodes.get(nodes[i]!.id)!,
    to: network.nodes.get(nodes[i + 1]!.id)!,
    links: [...join([{ nodes, ties: links }]).edges.values()],
  }));
}

/** The rows that links stand for, such as the office by which somebody belongs to an organization. */
export function Behind({ edges }: { edges: readonly Edge[] }) {
  const language = useLanguage();
  const text = useWords(words);
  const rows = [...new Map(edges.flatMap(({ through }) => through).map((row) => [row.id, row])).values()];
  if (rows.length === 0) return null;
  return (
    <p className={styles.soft}>
      {text.rows}:{' '}
      {rows.map((row, i) => (
        <span key={row.id}>
          {i > 0 && '; '}
          <ThingLink id={row.id}>
            <bdi>{nameOf(language, row)}</bdi>
          </ThingLink>
        </span>
      ))}
    </p>
  );
}
