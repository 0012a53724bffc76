  ;; Calls itself without an end.
  (func $deeper (export "peil_call") (param i32 i32) (result i32)
    (i32.add (i32.const 1) (call $deeper (local.get 0) (local.get 1))))
