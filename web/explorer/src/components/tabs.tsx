import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import styles from './tabs.module.css';

export interface TabOf<N extends string> {
  name: N;
  title: string;
  content: ReactNode;
}

/** Several views of one thing, of which one is shown. */
export function Tabs<N extends string>({ label, tabs, shown, onShow }: { label: string; tabs: readonly TabOf<N>[]; shown: N; onShow: (name: N) => void }) {
  return (
    <AriaTabs className={styles.tabs!} selectedKey={shown} onSelectionChange={(name) => onShow(name as N)}>
      <TabList aria-label={label} className={styles.list!} data-print="no">
        {tabs.map(({ name, title }) => (
          <Tab key={name} id={name} className={styles.tab!}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ name, content }) => (
        <TabPanel key={name} id={name} className={styles.panel!}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
