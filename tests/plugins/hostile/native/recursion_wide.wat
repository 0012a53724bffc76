  ;; Calls itself without an end, and keeps 5,000 numbers at each turn, which takes the interpreter's own memory.
  (func $deeper (export "peil_call") (param i32 i32) (result i32)
    (local @numbers@)
    (i32.add (i32.const 1) (call $deeper (local.get 0) (local.get 1))))
