import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

/** A link inside the application. Pages are made at request time: fetching those that may never be opened costs both sides. */
export function Lien({ className = "lien", ...props }: ComponentProps<typeof Link>): ReactNode {
  return <Link prefetch={false} className={className} {...props} />;
}
