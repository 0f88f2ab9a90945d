import { icone } from "@/components/ui/icone";

export const size = { width: 96, height: 96 };
export const contentType = "image/png";

export default function Icon(): Response {
  return icone(size.width, { arrondie: true });
}
