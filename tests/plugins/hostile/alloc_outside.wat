  ;; Gives room that begins in its memory and ends behind it.
  (func (export "peil_alloc") (param i32) (result i32) (i32.const 196607))
