  ;; Replies with 2 MiB.
  (memory (export "memory") 40 64)
  (func (export "peil_reply_size") (result i32) (i32.const 0x200000))
