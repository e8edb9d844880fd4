/** An ordinary no: a short code and its facts. The sentence for it lives in the texts under that code. */
export type Refusal<Code extends string = string> = {
  readonly code: Code
  readonly facts: Record<string, string | number>
}

export type Result<Value, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: R }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const refuse = <Code extends string>(
  code: Code,
  facts: Record<string, string | number> = {},
): { ok: false; refusal: Refusal<Code> } => ({ ok: false, refusal: { code, facts } })
