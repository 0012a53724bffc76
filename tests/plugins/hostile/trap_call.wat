  (func (export "peil_call") (param i32 i32) (result i32) (unreachable))
