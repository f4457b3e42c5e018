import { useRelease } from '../../app/release';
import { Button } from '../../components/button';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../words/language';
import type { Drawn } from './graph';
import { palette } from './palette';
import styles from './relationships.module.css';
import { gexf, svg } from './save';
import { savePng } from '../../charts/save';
import { words as common } from './words';

const words = {
  en: {
    look: 'Look',
    board: 'Board',
    list: 'List',
    undo: 'Undo',
    redo: 'Redo',
    save: 'Save as',
    title: (names: string) => `Relationships: ${names}`,
    release: (release: number, address: string) => `govhub, release ${release}. ${address}`,
    source: (name: string) => `Source: ${name}`,
    others: (count: number) => `and ${count} more sources, which the file GEXF names`,
  },
  ru: {
    look: 'Вид',
    board: 'Схема',
    list: 'Список',
    undo: 'Отменить',
    redo: 'Вернуть',
    save: 'Сохранить',
    title: (names: string) => `Связи: ${names}`,
    release: (release: number, address: string) => `govhub, выпуск ${release}. ${address}`,
    source: (name: string) => `Источник: ${name}`,
    others: (count: number) => `и ещё источников: ${count}, их называет файл GEXF`,
  },
};

const mostSources = 6;

interface ToolbarParts {
  graph: Drawn;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  list: boolean;
  showList: ((shown: boolean) => void) | undefined;
}

/** Turns back, chooses the look, and saves what is shown. */
export function Toolbar({ graph, undo, redo, list, showList }: ToolbarParts) {
  const text = useWords(words);
  const { letters } = useWords(common);
  const { release } = useRelease();
  const caption = () => {
    const names = graph.nodes().map((id) => graph.getNodeAttribute(id, 'label'));
    const sources = [...new Set(graph.mapEdges((_, { source }) => source))];
    return {
      title: text.title(names.slice(0, 2).join(', ') + (names.length > 2 ? ' …' : '')),
      lines: [...sources.slice(0, mostSources).map(text.source), ...(sources.length > mostSources ? [text.others(sources.length - mostSources)] : []), text.release(release, decodeURI(location.href))],
    };
  };
  const picture = () => svg(graph, palette(), letters, caption());
  return (
    <div className={styles.tools} data-print="no">
      {showList && (
        <div role="group" aria-label={text.look} className={styles.choices}>
          <Button aria-pressed={!list} onPress={() => showList(false)}>
            {text.board}
          </Button>
          <Button aria-pressed={list} onPress={() => showList(true)}>
            {text.list}
          </Button>
        </div>
      )}
      <div className={styles.choices}>
        <Button isDisabled={!undo} onPress={() => undo?.()}>
          {text.undo}
        </Button>
        <Button isDisabled={!redo} onPress={() => redo?.()}>
          {text.redo}
        </Button>
      </div>
      <div role="group" aria-label={text.save} className={styles.choices}>
        <Button onPress={() => void savePng(picture(), 'relationships.png')}>PNG</Button>
        <Button onPress={() => saveFile(new Blob([picture()], { type: 'image/svg+xml' }), 'relationships.svg')}>SVG</Button>
        <Button onPress={() => saveFile(new Blob([gexf(graph, caption().title)], { type: 'application/gexf+xml' }), 'relationships.gexf')}>GEXF</Button>
      </div>
    </div>
  );
}
