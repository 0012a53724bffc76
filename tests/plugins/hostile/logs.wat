  ;; Does nothing wrong, and says what it does.
  (import "peil" "log" (func $log (param i32 i32)))
  (data (i32.const 8192) "beginning" "\1b[31mred\ff")
  (func (export "_initialize")
    (call $log (i32.const 8192) (i32.const 9)))
  (func (export "peil_init") (result i32)
    (call $log (i32.const 8201) (i32.const 9))
    (i32.const 0))
