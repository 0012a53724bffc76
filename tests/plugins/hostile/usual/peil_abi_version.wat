  (func (export "peil_abi_version") (result i32) (i32.const 0x10000))
