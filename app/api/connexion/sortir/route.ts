export { sortir as POST } from "@/lib/auth";
