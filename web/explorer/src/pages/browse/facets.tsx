import { DialogTrigger, Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '../../components/button';
import { Facet } from './facet';
import styles from './facets.module.css';
import { useLabels } from './labels';
import type { View } from './view';

/** Filters beside the table. */
export function FilterAside({ view }: { view: View }) {
  const { text } = useLabels();
  return (
    <aside className={styles.aside} aria-label={text.facets} data-print="no">
      <Facets view={view} />
    </aside>
  );
}

/** Filters in a sheet over the table, for narrow screens. */
export function FilterSheet({ view }: { view: View }) {
  const { text } = useLabels();
  return (
    <DialogTrigger>
      <Button>{text.filtersChosen(view.conditions.length)}</Button>
      <ModalOverlay className={styles.overlay!} isDismissable>
        <Modal className={styles.sheet!}>
          <Dialog className={styles.dialog!} aria-label={text.facets}>
            {({ close }) => (
              <>
                <div className={styles.head}>
                  <h2>{text.filters}</h2>
                  <Button onPress={close}>{text.close}</Button>
                </div>
                <Facets view={view} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** How many facets are open, and asked, from the start. */
const open = 4;

/** Codes that need a list to be understood, and what rows are from, come last. */
function Facets({ view }: { view: View }) {
  const { dimensions, fields } = view.resource;
  const names = Object.keys(dimensions).filter((name) => dimensions[name]!.path);
  const isLast = (name: string) => name === 'source' || fields[name]?.kind === 'key';
  const last = names.filter(isLast);
  const first = names.filter((name) => !isLast(name));
  return [...first, ...last].map((name, i) => <Facet key={name} view={view} name={name} startsOpen={i < open && !isLast(name)} />);
}
