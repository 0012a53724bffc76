  ;; Nests 100,000 arrays.
  (func (export "peil_call") (param $request i32) (param $size i32) (result i32)
    (if (i32.eq (i32.load8_u offset=11 (local.get $request)) (i32.const 0x64))
      (then
        (global.set $reply (i32.const 16))
        (return (i32.const 0))))
    (memory.fill (i32.const 65536) (i32.const 0x5b) (i32.const 100000))
    (i32.store8 (i32.const 165536) (i32.const 0))
    (global.set $reply (i32.const 65536))
    (i32.const 0))
