import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Fields beside each other where there is room for them, else one below the other. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}
