export { gestionnaire as GET, gestionnaire as POST } from "@/lib/auth";
