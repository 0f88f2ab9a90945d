import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PagePlan } from "@/components/plan/page-plan";

export const metadata: Metadata = {
  title: "Plan partagé",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function Page({ params }: PageProps<"/p/[jeton]">): Promise<ReactNode> {
  return <PagePlan jeton={(await params).jeton} />;
}
