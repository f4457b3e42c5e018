import { Skeleton } from '../../components/skeleton';
import styles from './home.module.css';

/** Holds the places of the figures and the map, so that nothing moves when they come. */
export function Waiting() {
  return (
    <div className={styles.waiting}>
      <Skeleton lines={12} />
    </div>
  );
}
