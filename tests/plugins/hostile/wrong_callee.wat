  ;; Calls a function as one of another type.
  (type $other (func (param f64) (result f64)))
  (table 1 funcref)
  (elem (i32.const 0) $plain)
  (func $plain)
  (func (export "peil_call") (param i32 i32) (result i32)
    (drop (call_indirect (type $other) (f64.const 1) (i32.const 0)))
    (i32.const 0))
