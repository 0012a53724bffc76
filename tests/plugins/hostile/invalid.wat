  ;; A body that isn't of the function's type.
  (func (export "peil_init") (result i32) (f64.const 1))
