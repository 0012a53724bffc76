  ;; Up to a zero byte.
  (func (export "peil_reply_size") (result i32) (local $size i32)
    (loop $next
      (if (i32.load8_u (i32.add (global.get $reply) (local.get $size)))
        (then
          (local.set $size (i32.add (local.get $size) (i32.const 1)))
          (br $next))))
    (local.get $size))
