  ;; Tells where its reply stands, and then writes something else there, which is not JSON.
  (func (export "peil_reply_size") (result i32)
    (i32.store (global.get $reply) (i32.const 0x3f3f3f3f))
    (i32.const 4))
