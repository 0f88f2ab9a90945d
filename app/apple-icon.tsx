import { icone } from "@/components/ui/icone";

export const size = { width: 180, height: 180 };
export const contentType = "image/png";

export default function AppleIcon(): Response {
  return icone(size.width, { arrondie: false });
}
