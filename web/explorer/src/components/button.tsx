import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';

/** A button with words. `quiet` has no border, for rows of several. */
export function Button({ quiet, ...props }: ButtonProps & { quiet?: boolean }) {
  return <AriaButton {...props} className={quiet ? styles.quiet! : styles.button!} />;
}
