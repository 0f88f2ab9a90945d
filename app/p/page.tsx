import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PagePlan } from "@/components/plan/page-plan";

export const metadata: Metadata = {
  title: "Plan partagé",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default function Page(): ReactNode {
  return <PagePlan jeton={null} />;
}
