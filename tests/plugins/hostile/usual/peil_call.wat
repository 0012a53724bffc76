  ;; {"method":"describe"} or {"method":"evaluate",…
  (func (export "peil_call") (param $request i32) (param $size i32) (result i32)
    (global.set $reply
      (select (i32.const 16) (i32.const 1024)
        (i32.eq (i32.load8_u offset=11 (local.get $request)) (i32.const 0x64))))
    (i32.const 0))
