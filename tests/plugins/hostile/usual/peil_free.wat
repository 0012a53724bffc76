  (func (export "peil_free") (param i32))
