  ;; Answers the first request alone.
  (global $calls (mut i32) (i32.const 0))
  (func (export "peil_call") (param i32 i32) (result i32)
    (if (global.get $calls) (then (unreachable)))
    (global.set $calls (i32.const 1))
    (global.set $reply (i32.const 16))
    (i32.const 0))
