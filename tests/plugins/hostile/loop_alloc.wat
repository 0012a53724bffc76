  ;; Never comes back from peil_alloc.
  (func (export "peil_alloc") (param i32) (result i32)
    (loop $again (br $again))
    (i32.const 0))
