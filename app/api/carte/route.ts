import { carteDe } from "@/lib/carte";
import { lecture } from "@/lib/http/api";
import { ok } from "@/lib/http/result";

export const { GET, POST, PUT, PATCH, DELETE } = lecture(({ referential }) => ok(carteDe(referential)));
