import { useRelease } from '../../app/release';
import { Button } from '../../components/button';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../words/language';
import type { Drawn } from './graph';
import { palette } from './palette';
import styles from './relationships.module.css';
import { gexf, savePicture, svg } from './save';

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
    sources: (names: string) => `Sources: ${names}`,
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
    sources: (names: string) => `Источники: ${names}`,
  },
};

const mostSources = 3;

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
  const { release } = useRelease();
  const caption = () => {
    const names = graph.nodes().slice(0, 3).map((id) => graph.getNodeAttribute(id, 'label'));
    const sources = [...new Set(graph.mapEdges((_, { source }) => source))];
    return {
      title: text.title(names.join(', ') + (graph.order > 3 ? ' …' : '')),
      lines: [...sources.slice(0, mostSources).map((source, i) => (i === 0 ? text.sources(source) : source)), ...(sources.length > mostSources ? [`+ ${sources.length - mostSources}`] : []), text.release(release, location.href.slice(0, 160))],
    };
  };
  const picture = () => svg(graph, palette(), caption());
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
        <Button onPress={() => void savePicture(picture(), 'relationships.png')}>PNG</Button>
        <Button onPress={() => saveFile(new Blob([picture()], { type: 'image/svg+xml' }), 'relationships.svg')}>SVG</Button>
        <Button onPress={() => saveFile(new Blob([gexf(graph, caption().title)], { type: 'application/gexf+xml' }), 'relationships.gexf')}>GEXF</Button>
      </div>
    </div>
  );
}
