  (func (export "peil_init") (result i32) (i32.const 0))
